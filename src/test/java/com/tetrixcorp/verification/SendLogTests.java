package com.tetrixcorp.verification;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.verification.SendLog.Attempt;
import com.tetrixcorp.verification.SendLog.Send;

import static org.assertj.core.api.Assertions.assertThat;

class SendLogTests {

	private static EmbeddedPostgres postgres;

	private static JdbcClient database;

	private static SendLog log;

	@BeforeAll
	static void start() throws IOException {
		postgres = EmbeddedPostgres.start();
		Flyway.configure()
			.dataSource(postgres.getPostgresDatabase())
			.locations("classpath:db/migration")
			.load()
			.migrate();
		database = JdbcClient.create(postgres.getPostgresDatabase());
		log = new SendLog(database);
	}

	@AfterAll
	static void stop() throws IOException {
		postgres.close();
	}

	@BeforeEach
	void empty() {
		database.sql("truncate verification cascade").update();
	}

	@Test
	void aMessageTookAsLongAsItsCarriersTogether() {
		send(Channel.SMS, outcome(SendOutcome.UNANSWERED, 3_000), outcome(SendOutcome.ACCEPTED, 120));

		assertThat(log.latest(Channel.SMS)).containsExactly(new Send(Duration.ofMillis(3_120), DispatchResult.SENT));
	}

	@Test
	void theLatestEightAreReadAndTheNewestFirst() {
		for (int i = 1; i <= 10; i++) {
			send(Channel.SMS, outcome(SendOutcome.ACCEPTED, i));
		}

		assertThat(log.latest(Channel.SMS)).extracting((it) -> it.took().toMillis())
			.containsExactly(10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L);
	}

	@Test
	void eachChannelHasItsOwn() {
		send(Channel.VOICE, outcome(SendOutcome.UNAVAILABLE, 7));

		assertThat(log.latest(Channel.SMS)).isEmpty();
		assertThat(log.latest(Channel.VOICE)).containsExactly(new Send(Duration.ofMillis(7), DispatchResult.NOT_SENT));
	}

	@Test
	void whatWasWithheldOrWasAboutItsNumberIsNoModel() {
		send(Channel.SMS, new Attempt("none", "withheld", Duration.ZERO));
		send(Channel.SMS, outcome(SendOutcome.UNAVAILABLE, 5), outcome(SendOutcome.NUMBER_REFUSED, 5));

		assertThat(log.latest(Channel.SMS)).isEmpty();
	}

	@Test
	void whatIsOlderThanAQuarterOfAnHourIsNoModel() {
		send(Channel.SMS, outcome(SendOutcome.ACCEPTED, 5));
		database.sql("update verification_send set at = at - interval '14 minutes 50 seconds'").update();
		assertThat(log.latest(Channel.SMS)).hasSize(1);
		database.sql("update verification_send set at = at - interval '10 seconds'").update();
		assertThat(log.latest(Channel.SMS)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void everyOutcomeIsReadAsItWasWritten(SendOutcome outcome) {
		send(Channel.SMS, outcome(outcome, 5));

		List<Send> expected = (outcome == SendOutcome.NUMBER_REFUSED) ? List.of()
				: List.of(new Send(Duration.ofMillis(5), DispatchResult.of(List.of(outcome))));
		assertThat(log.latest(Channel.SMS)).isEqualTo(expected);
	}

	private static Attempt outcome(SendOutcome outcome, int millis) {
		return new Attempt("telnyx", outcome.wireName(), Duration.ofMillis(millis));
	}

	private static void send(Channel channel, Attempt... attempts) {
		UUID id = UUID.randomUUID();
		new VerificationStore(database).create(id, new byte[1], channel, "tetrixcorp.com", new byte[32],
				Duration.ofMinutes(5));
		log.record(id, UUID.randomUUID(), List.of(attempts));
	}

}
