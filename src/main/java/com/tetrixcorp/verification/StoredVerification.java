package com.tetrixcorp.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A row of the table.
 *
 * @param id its id
 * @param numberSealed the number, encrypted
 * @param channel how the code comes
 * @param audience for whom the token is to be
 * @param codeHash what the right code hashes to
 * @param attempts how many codes were compared since the last one was sent
 * @param sends how many codes were sent
 * @param createdAt when the first one was
 * @param sentAt when the last one was
 * @param expiresAt until when that one is taken
 * @param verifiedAt when the right one came
 * @param readAt when this was read, by the clock of all these moments
 */
record StoredVerification(UUID id, byte[] numberSealed, Channel channel, String audience, byte[] codeHash, int attempts,
		int sends, Instant createdAt, Instant sentAt, Instant expiresAt, @Nullable Instant verifiedAt, Instant readAt) {

	/** The columns that {@link #read} takes. */
	static final String COLUMNS = """
			id, number_sealed, channel, audience, code_hash, attempts, sends, created_at, sent_at, expires_at,
			verified_at, clock_timestamp() as read_at""";

	static StoredVerification read(ResultSet row, int number) throws SQLException {
		return new StoredVerification(row.getObject("id", UUID.class), row.getBytes("number_sealed"),
				Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)), row.getString("audience"),
				row.getBytes("code_hash"), row.getInt("attempts"), row.getInt("sends"), moment(row, "created_at"),
				moment(row, "sent_at"), moment(row, "expires_at"),
				(row.getObject("verified_at") != null) ? moment(row, "verified_at") : null, moment(row, "read_at"));
	}

	VerificationState.Status status(int attemptsAllowed) {
		if (this.verifiedAt != null) {
			return VerificationState.Status.VERIFIED;
		}
		if (this.attempts >= attemptsAllowed) {
			return VerificationState.Status.FAILED;
		}
		return this.expiresAt.isAfter(this.readAt) ? VerificationState.Status.PENDING
				: VerificationState.Status.EXPIRED;
	}

	Instant resendAfter(Resend rule) {
		return rule.after(this.sends, this.createdAt, this.sentAt);
	}

	/**
	 * What its owner is told of it.
	 * @param number the number
	 * @param rule when another code may be asked for
	 * @return the same with times that a client can rely on: never after the real end,
	 * never before another code is allowed
	 */
	PendingVerification shown(PhoneNumber number, Resend rule) {
		Instant resend = resendAfter(rule).plusMillis(1).minusNanos(1);
		return new PendingVerification(this.id.toString(), number.masked(), this.channel,
				this.expiresAt.truncatedTo(ChronoUnit.MILLIS), resend.truncatedTo(ChronoUnit.MILLIS));
	}

	@Override
	public String toString() {
		return "StoredVerification[id=" + this.id + ", sends=" + this.sends + ", attempts=" + this.attempts + "]";
	}

	private static Instant moment(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

}
