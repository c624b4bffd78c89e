package com.tetrixcorp.alert;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import com.tetrixcorp.fleet.Duties;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Forewarning;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeFinished;
import com.tetrixcorp.status.incident.IncidentParts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WarningsTests {

	private static final Forewarning EXPIRY = new Forewarning("database-ca/00ff/30", "database",
			"The certificate expires in 29 d", "Renew it", Instant.parse("2026-12-24T00:00:00Z"));

	private EmbeddedPostgres postgres;

	private DataSource source;

	private Receiver receiver;

	private AlertInstance instance;

	private Warnings warnings;

	private boolean holds = true;

	@BeforeAll
	void start() throws IOException {
		this.postgres = EmbeddedPostgres.start();
		this.source = IncidentParts.migrated(this.postgres.getPort());
		this.receiver = new Receiver();
	}

	@AfterAll
	void stop() throws IOException {
		this.receiver.close();
		this.postgres.close();
	}

	@BeforeEach
	void empty() {
		IncidentParts.empty(this.source);
		this.receiver.forget();
		this.holds = true;
		this.instance = new AlertInstance(this.postgres.getPort(), AlertInstance.quick(this.receiver.url()));
		this.warnings = warnings();
	}

	@AfterEach
	void close() throws InterruptedException {
		this.warnings.close();
		this.instance.close();
		assertThat(this.instance.errors()).isEmpty();
	}

	@Test
	void whatIsForeseenIsToldOnceByWhoeverHoldsTheDutyFirstAndWhoeverHoldsItNext() {
		this.warnings.look();
		this.warnings.look();
		try (Warnings next = warnings()) {
			next.look();
		}
		eventuallyTold("warning/database-ca/00ff/30");
		assertThat(this.receiver.accepted().get(0).text()).isEqualTo("The certificate expires in 29 d");
		assertThat(this.receiver.accepted().get(0).json().path("due").asText()).isEqualTo("2026-12-24T00:00:00Z");
	}

	@Test
	void whoeverDoesNotHoldTheDutyTellsNothing() {
		this.holds = false;
		this.warnings.look();
		toldNothing();
	}

	@Test
	void threeThrottledProbesInARowAreTold() {
		probes(Outcome.THROTTLED, Outcome.THROTTLED, Outcome.THROTTLED);
		await().untilAsserted(() -> assertThat(this.receiver.accepted()).hasSize(1));
		assertThat(this.receiver.keys().get(0)).matches("warning/quota/telnyx/\\d{4}-\\d{2}-\\d{2}");
		assertThat(this.receiver.accepted().get(0).text()).contains("telnyx", "three probes in a row");
	}

	@Test
	void threeThatAreNotInARowAreNot() {
		probes(Outcome.THROTTLED, Outcome.THROTTLED, Outcome.PASS, Outcome.THROTTLED, Outcome.THROTTLED);
		toldNothing();
	}

	@Test
	void theyAreToldOnceADay() {
		for (int i = 0; i < 10; i++) {
			probes(Outcome.THROTTLED);
		}
		await().untilAsserted(() -> assertThat(this.receiver.accepted()).hasSize(1));
		try (Warnings another = warnings()) {
			for (int i = 0; i < 3; i++) {
				another.finished(probe(Outcome.THROTTLED));
			}
			await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(this.receiver.accepted()).hasSize(1));
		}
	}

	private Warnings warnings() {
		return this.instance.warnings(new Holder(), List.of(() -> List.of(EXPIRY)));
	}

	private void probes(Outcome... outcomes) {
		for (Outcome outcome : outcomes) {
			this.warnings.finished(probe(outcome));
		}
	}

	private static ProbeFinished probe(Outcome outcome) {
		return new ProbeFinished("telnyx", outcome, CheckStatus.PASS, CheckStatus.PASS, Instant.now(),
				System.nanoTime(), 5);
	}

	private void eventuallyTold(String... keys) {
		await().untilAsserted(() -> assertThat(this.receiver.keys()).containsExactly(keys));
	}

	private void toldNothing() {
		await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(this.receiver.asked()).isEmpty());
	}

	private final class Holder implements Duties {

		@Override
		public UUID instance() {
			return WarningsTests.this.instance.id();
		}

		@Override
		public boolean holds(String duty) {
			return WarningsTests.this.holds && duty.equals(Duties.HISTORY);
		}

		@Override
		public boolean heldLast(String duty) {
			return holds(duty);
		}

		@Override
		public boolean connected() {
			return true;
		}

	}

}
