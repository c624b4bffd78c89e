package com.tetrixcorp.verification;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A code that was replaced by one which was not sent, and is put back.
 */
class ReplacedCodeTests {

	private static final Duration VALIDITY = Duration.ofMinutes(5);

	private static final byte[] OLD = hash(1);

	private static final byte[] NEW = hash(2);

	private static EmbeddedPostgres postgres;

	private static VerificationStore store;

	private UUID id;

	private StoredVerification before;

	@BeforeAll
	static void start() throws IOException {
		postgres = EmbeddedPostgres.start();
		Flyway.configure()
			.dataSource(postgres.getPostgresDatabase())
			.locations("classpath:db/migration")
			.load()
			.migrate();
		store = new VerificationStore(JdbcClient.create(postgres.getPostgresDatabase()));
	}

	@AfterAll
	static void stop() throws IOException {
		postgres.close();
	}

	@BeforeEach
	void replace() {
		this.id = UUID.randomUUID();
		store.create(this.id, new byte[1], Channel.SMS, "tetrixcorp.com", OLD, VALIDITY);
		store.countAttempt(this.id, 5);
		this.before = store.lock(this.id).orElseThrow();
		store.renew(this.id, NEW, VALIDITY);
	}

	@Test
	void isAsIfTheNewOneHadNeverBeen() {
		assertThat(store.restore(this.before, NEW)).isTrue();

		StoredVerification restored = store.find(this.id).orElseThrow();
		assertThat(restored).usingRecursiveComparison().ignoringFields("readAt").isEqualTo(this.before);
		assertThat(restored.attempts()).isOne();
	}

	@Test
	void thatWasGuessedAtMeanwhileCountsAsSentSoThatGuessesComeToAnEnd() {
		store.countAttempt(this.id, 5);

		assertThat(store.restore(this.before, NEW)).isFalse();

		StoredVerification restored = store.find(this.id).orElseThrow();
		assertThat(restored.codeHash()).isEqualTo(OLD);
		assertThat(restored.attempts()).isOne();
		assertThat(restored.expiresAt()).isEqualTo(this.before.expiresAt());
		assertThat(restored.sends()).isEqualTo(2);
		assertThat(restored.sentAt()).isAfter(this.before.sentAt());
	}

	@Test
	void thatWasReplacedOnceMoreIsNotPutBack() {
		store.renew(this.id, hash(3), VALIDITY);

		assertThat(store.restore(this.before, NEW)).isFalse();
		assertThat(store.find(this.id).orElseThrow().codeHash()).isEqualTo(hash(3));
	}

	@Test
	void thatCameAllTheSameAndWasRightIsNotPutBack() {
		store.redeem(store.find(this.id).orElseThrow());

		assertThat(store.restore(this.before, NEW)).isFalse();
		assertThat(store.find(this.id).orElseThrow().verifiedAt()).isNotNull();
	}

	private static byte[] hash(int of) {
		byte[] hash = new byte[32];
		Arrays.fill(hash, (byte) of);
		return hash;
	}

}
