package com.tetrixcorp.verification;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.verification.SendLog.Attempt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which verifications count for the share of those that come to their end.
 */
class ConversionTests {

	private static EmbeddedPostgres postgres;

	private static JdbcClient database;

	private static VerificationStore store;

	@BeforeAll
	static void start() throws IOException {
		postgres = EmbeddedPostgres.start();
		Flyway.configure()
			.dataSource(postgres.getPostgresDatabase())
			.locations("classpath:db/migration")
			.load()
			.migrate();
		database = JdbcClient.create(postgres.getPostgresDatabase());
		store = new VerificationStore(database);
	}

	@AfterAll
	static void stop() throws IOException {
		postgres.close();
	}

	@Test
	void onlyWhatWasSentAndHadItsTimeCounts() {
		MeterRegistry registry = new SimpleMeterRegistry();
		VerificationMetrics metrics = new VerificationMetrics(registry);
		ConversionWatch watch = new ConversionWatch(database, Duration.ofHours(1), metrics, (thrown) -> {
			throw new AssertionError(thrown);
		});
		assertThat(registry.get("tetrix.verification.conversion.ratio").gauge().value()).isNaN();
		metrics.converts(watch.read());
		assertThat(registry.get("tetrix.verification.conversion.ratio").gauge().value()).isNaN();
		assertThat(registry.get("tetrix.verification.conversion.sent").gauge().value()).isZero();

		verification(Duration.ofMinutes(5).plusSeconds(1), "accepted", true);
		verification(Duration.ofMinutes(30), "accepted", false);
		verification(Duration.ofMinutes(30), "accepted", false);
		verification(Duration.ofMinutes(60).minusSeconds(10), "accepted", false);
		// Too young, too old, not sent, withheld.
		verification(Duration.ofMinutes(5).minusSeconds(10), "accepted", true);
		verification(Duration.ofMinutes(60).plusSeconds(1), "accepted", true);
		verification(Duration.ofMinutes(30), "unavailable", false);
		verification(Duration.ofMinutes(30), "withheld", false);
		metrics.converts(watch.read());

		assertThat(registry.get("tetrix.verification.conversion.sent").gauge().value()).isEqualTo(4);
		assertThat(registry.get("tetrix.verification.conversion.ratio").gauge().value()).isEqualTo(0.25);
	}

	private static void verification(Duration age, String outcome, boolean verified) {
		UUID id = UUID.randomUUID();
		store.create(id, new byte[1], Channel.SMS, "tetrixcorp.com", new byte[32], Duration.ofMinutes(5));
		new SendLog(database).record(id, UUID.randomUUID(), List.of(new Attempt("telnyx", outcome, Duration.ZERO)));
		database.sql("""
				update verification set created_at = now() - :age * interval '1 second',
				  verified_at = case when :verified then now() end where id = :id""")
			.param("age", age.toSeconds())
			.param("verified", verified)
			.param("id", id)
			.update();
	}

}
