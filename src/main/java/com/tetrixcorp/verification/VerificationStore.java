package com.tetrixcorp.verification;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps verifications in PostgreSQL. Whatever decides between callers at the same time is
 * one statement, or has locked its row.
 */
final class VerificationStore {

	private static final String CREATE = """
			insert into verification (id, number_sealed, channel, audience, code_hash, expires_at)
			values (:id, :number, :channel, :audience, :hash, clock_timestamp() + :validity * interval '1 ms')
			returning %s""".formatted(StoredVerification.COLUMNS);

	private static final String FIND = "select " + StoredVerification.COLUMNS + " from verification where id = :id";

	private static final String RENEW = """
			update verification set code_hash = :hash, attempts = 0, sends = sends + 1, sent_at = clock_timestamp(),
			  expires_at = clock_timestamp() + :validity * interval '1 ms'
			where id = :id
			returning %s""".formatted(StoredVerification.COLUMNS);

	private static final String RESTORE = """
			with replaced as (
			  select id, attempts from verification
			  where id = :id and code_hash = :replaced and verified_at is null for no key update),
			restored as (
			  update verification v set code_hash = :hash, attempts = :attempts, expires_at = :expiresAt,
			    sends = case when replaced.attempts = 0 then :sends else v.sends end,
			    sent_at = case when replaced.attempts = 0 then :sentAt else v.sent_at end
			  from replaced where v.id = replaced.id)
			select attempts = 0 from replaced""";

	private static final String COUNT = """
			update verification set attempts = attempts + 1
			where id = :id and attempts < :allowed and verified_at is null and expires_at > clock_timestamp()
			returning %s""".formatted(StoredVerification.COLUMNS);

	private static final String REDEEM = """
			update verification set verified_at = clock_timestamp()
			where id = :id and code_hash = :hash and verified_at is null
			returning verified_at""";

	private final JdbcClient jdbc;

	VerificationStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	StoredVerification create(UUID id, byte[] numberSealed, Channel channel, String audience, byte[] codeHash,
			Duration validity) {
		return this.jdbc.sql(CREATE)
			.param("id", id)
			.param("number", numberSealed)
			.param("channel", channel.wireName())
			.param("audience", audience)
			.param("hash", codeHash)
			.param("validity", validity.toMillis())
			.query(StoredVerification::read)
			.single();
	}

	Optional<StoredVerification> find(UUID id) {
		return this.jdbc.sql(FIND).param("id", id).query(StoredVerification::read).optional();
	}

	/**
	 * Reads a verification that is about to be changed; nobody else changes it until the
	 * end of the transaction.
	 * @param id the verification
	 * @return it; empty if there is none
	 */
	Optional<StoredVerification> lock(UUID id) {
		return this.jdbc.sql(FIND + " for no key update").param("id", id).query(StoredVerification::read).optional();
	}

	/**
	 * Puts a new code in the place of the old one.
	 * @param id a verification that is locked
	 * @param codeHash of the new code
	 * @param validity of the new code
	 * @return the row as it is then
	 */
	StoredVerification renew(UUID id, byte[] codeHash, Duration validity) {
		return this.jdbc.sql(RENEW)
			.param("id", id)
			.param("hash", codeHash)
			.param("validity", validity.toMillis())
			.query(StoredVerification::read)
			.single();
	}

	/**
	 * Puts an old code back in the place of a new one that was not sent. If somebody
	 * guessed at that one meanwhile, it counts as sent all the same: else there were no
	 * end of guesses.
	 * @param seen the row as it was
	 * @param replaced hash of the new code
	 * @return whether it is as if the new code had never been
	 */
	boolean restore(StoredVerification seen, byte[] replaced) {
		return this.jdbc.sql(RESTORE)
			.param("id", seen.id())
			.param("hash", seen.codeHash())
			.param("attempts", seen.attempts())
			.param("sends", seen.sends())
			.param("sentAt", seen.sentAt().atOffset(ZoneOffset.UTC))
			.param("expiresAt", seen.expiresAt().atOffset(ZoneOffset.UTC))
			.param("replaced", replaced)
			.query(Boolean.class)
			.optional()
			.orElse(false);
	}

	/**
	 * Counts an attempt, before its code is compared: whoever guesses in parallel is
	 * counted as well as whoever waits.
	 * @param id the verification
	 * @param allowed how many attempts a code has
	 * @return what to compare with; empty if nothing may be compared any more
	 */
	Optional<StoredVerification> countAttempt(UUID id, int allowed) {
		return this.jdbc.sql(COUNT)
			.param("id", id)
			.param("allowed", allowed)
			.query(StoredVerification::read)
			.optional();
	}

	/**
	 * Uses a code up.
	 * @param compared the row that the right code was compared with
	 * @return when; empty if the code was used or replaced meanwhile
	 */
	Optional<Instant> redeem(StoredVerification compared) {
		return this.jdbc.sql(REDEEM)
			.param("id", compared.id())
			.param("hash", compared.codeHash())
			.query(OffsetDateTime.class)
			.optional()
			.map(OffsetDateTime::toInstant);
	}

}
