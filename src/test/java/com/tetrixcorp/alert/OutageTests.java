package com.tetrixcorp.alert;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.fleet.Duties;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeFinished;
import com.tetrixcorp.simulator.TcpProxy;
import com.tetrixcorp.status.incident.IncidentParts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The database goes, and with it the outbox.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class OutageTests {

	private EmbeddedPostgres postgres;

	private DataSource direct;

	private TcpProxy proxy;

	private Receiver receiver;

	private AlertInstance instance;

	private OutageTeller teller;

	private boolean heldLast = true;

	@BeforeAll
	void start() throws IOException {
		this.postgres = EmbeddedPostgres.start();
		this.direct = IncidentParts.migrated(this.postgres.getPort());
		this.proxy = TcpProxy.to(this.postgres.getPort());
		this.receiver = new Receiver();
	}

	@AfterAll
	void stop() throws IOException {
		this.receiver.close();
		this.proxy.close();
		this.postgres.close();
	}

	@BeforeEach
	void empty() {
		IncidentParts.empty(this.direct);
		this.proxy.mode(TcpProxy.Mode.PASS);
		this.receiver.forget();
		this.receiver.accept();
		this.heldLast = true;
		this.instance = new AlertInstance(this.proxy.port(), AlertInstance.quick(this.receiver.url()));
		this.teller = this.instance.outageTeller(new Holder());
	}

	@AfterEach
	void close() throws InterruptedException {
		this.teller.close();
		this.instance.close();
		assertThat(this.instance.errors()).isEmpty();
	}

	@Test
	void anOutageIsToldWithoutTheDatabaseAndItsIncidentNotAgain() {
		this.proxy.mode(TcpProxy.Mode.RESET);
		probe(CheckStatus.PASS, CheckStatus.FAIL, Outcome.CONNECT);
		await().untilAsserted(() -> assertThat(this.receiver.accepted()).hasSize(1));
		assertThat(this.receiver.keys().get(0)).startsWith("outage/").endsWith("/opened");
		assertThat(this.receiver.accepted().get(0).text()).isEqualTo("TETRIX is unhealthy: database fails");
		assertThat(this.receiver.accepted().get(0).json().path("event").asText()).isEqualTo("opened");
		this.proxy.mode(TcpProxy.Mode.PASS);
		probe(CheckStatus.FAIL, CheckStatus.PASS, Outcome.PASS);
		Instant now = now();
		this.instance.incidents()
			.record(IncidentParts.failure("database", Outcome.CONNECT, now.minusSeconds(20)),
					IncidentParts.pass("database", now));
		await().untilAsserted(() -> assertThat(open()).isOne());
		makeDue("outage-over");
		await().untilAsserted(() -> assertThat(open()).isZero());
		assertThat(this.receiver.keys()).hasSize(2).last().isEqualTo("incident/1/recovered");
		assertThat(this.receiver.accepted().get(1).text())
			.isEqualTo("TETRIX recovered after 20 s: database passes again");
	}

	@Test
	void theIncidentMayBeRecordedByAnotherInstanceBeforeTheOneThatToldCanSaySo() throws Exception {
		probe(CheckStatus.PASS, CheckStatus.FAIL, Outcome.CONNECT);
		this.proxy.mode(TcpProxy.Mode.RESET);
		await().untilAsserted(() -> assertThat(this.receiver.accepted()).hasSize(1));
		AlertInstance other = new AlertInstance(this.postgres.getPort(), AlertInstance.quick(this.receiver.url()));
		Instant now = now();
		other.incidents()
			.record(IncidentParts.failure("database", Outcome.CONNECT, now.minusSeconds(1)),
					IncidentParts.pass("database", now));
		other.send();
		assertThat(this.receiver.accepted()).hasSize(1);
		this.proxy.mode(TcpProxy.Mode.PASS);
		await()
			.untilAsserted(() -> assertThat(this.receiver.keys()).hasSize(2).last().isEqualTo("incident/1/recovered"));
		other.close();
		assertThat(other.errors()).isEmpty();
	}

	@Test
	void anOutageThatNobodyToldIsToldFromTheOutboxAfterAWhile() {
		this.heldLast = false;
		probe(CheckStatus.PASS, CheckStatus.FAIL, Outcome.CONNECT);
		Instant now = now();
		this.instance.incidents().record(IncidentParts.failure("database", Outcome.CONNECT, now));
		await().during(Duration.ofMillis(700)).untilAsserted(() -> assertThat(this.receiver.accepted()).isEmpty());
		await().untilAsserted(() -> assertThat(this.receiver.keys()).containsExactly("incident/1/opened"));
	}

	@Test
	void whatOnlyThisInstanceSawIsToldToBeOverByItself() {
		probe(CheckStatus.PASS, CheckStatus.FAIL, Outcome.CONNECT);
		await().untilAsserted(() -> assertThat(this.receiver.accepted()).hasSize(1));
		probe(CheckStatus.FAIL, CheckStatus.PASS, Outcome.PASS);
		await().untilAsserted(() -> assertThat(open()).isOne());
		makeDue("outage-over");
		await().untilAsserted(() -> assertThat(this.receiver.keys()).hasSize(2));
		assertThat(this.receiver.accepted().get(1).text()).matches("TETRIX recovered after .*: database passes again");
		assertThat(this.receiver.accepted().get(1).json().path("until").isTextual()).isTrue();
	}

	@Test
	void aDatabaseThatComesAndGoesIsToldTwiceAndNoMore() {
		for (int i = 0; i < 4; i++) {
			probe(CheckStatus.PASS, CheckStatus.FAIL, Outcome.CONNECT);
			int told = Math.min(2, i + 1);
			await().untilAsserted(() -> assertThat(this.receiver.accepted()).hasSize(told));
			probe(CheckStatus.FAIL, CheckStatus.PASS, Outcome.PASS);
		}
		assertThat(this.receiver.accepted()).extracting((it) -> it.json().path("event").asText())
			.containsExactly("opened", "flapping");
		Instant now = now();
		this.instance.incidents()
			.record(IncidentParts.failure("database", now.minusSeconds(9)),
					IncidentParts.pass("database", now.minusSeconds(8)),
					IncidentParts.failure("database", now.minusSeconds(7)), IncidentParts.pass("database", now));
		await().untilAsserted(() -> assertThat(number(
				"select count(*) from alert_outbox where subject = 'incident/1' " + "and needless_at is not null"))
			.isEqualTo(3));
		assertThat(this.receiver.accepted()).hasSize(2);
	}

	@Test
	void withinAPlannedWindowNothingIsToldAndWhatLastsBeyondItIs() {
		this.instance.planned(true);
		probe(CheckStatus.PASS, CheckStatus.FAIL, Outcome.CONNECT);
		probe(CheckStatus.FAIL, CheckStatus.PASS, Outcome.PASS);
		probe(CheckStatus.PASS, CheckStatus.FAIL, Outcome.CONNECT);
		await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(this.receiver.asked()).isEmpty());
		this.instance.planned(false);
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(this.receiver.accepted()).hasSize(1));
		await().during(Duration.ofMillis(500)).untilAsserted(() -> assertThat(this.receiver.accepted()).hasSize(1));
	}

	@Test
	void aReceiverThatIsGoneTooIsTriedUntilItIsBack() {
		this.receiver.refuse(502);
		this.proxy.mode(TcpProxy.Mode.RESET);
		probe(CheckStatus.PASS, CheckStatus.FAIL, Outcome.CONNECT);
		await().untilAsserted(() -> assertThat(this.receiver.asked()).hasSizeGreaterThan(2));
		this.receiver.accept();
		await().untilAsserted(() -> assertThat(this.receiver.accepted()).hasSize(1));
		assertThat(this.receiver.asked().stream().map(Receiver.Request::key).distinct()).hasSize(1);
	}

	@Test
	void aReceiverThatHangsDelaysNoEvent() {
		this.receiver.hang();
		probe(CheckStatus.PASS, CheckStatus.FAIL, Outcome.CONNECT);
		await().untilAsserted(() -> assertThat(this.receiver.asked()).isNotEmpty());
		long start = System.nanoTime();
		probe(CheckStatus.FAIL, CheckStatus.FAIL, Outcome.CONNECT);
		probe(CheckStatus.FAIL, CheckStatus.PASS, Outcome.PASS);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(200));
	}

	@Test
	void otherChecksAndOtherInstancesTellNothingDirectly() {
		this.teller.finished(new ProbeFinished("telnyx", Outcome.CONNECT, CheckStatus.PASS, CheckStatus.FAIL,
				Instant.now(), System.nanoTime(), 5));
		this.heldLast = false;
		probe(CheckStatus.PASS, CheckStatus.FAIL, Outcome.CONNECT);
		await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(this.receiver.asked()).isEmpty());
	}

	@Test
	void whoeverStartsIntoAnOutageLeavesTellingToThoseWhoSawItBegin() {
		probe(CheckStatus.UNKNOWN, CheckStatus.FAIL, Outcome.CONNECT);
		await().during(Duration.ofMillis(500)).untilAsserted(() -> assertThat(this.receiver.asked()).isEmpty());
		probe(CheckStatus.FAIL, CheckStatus.PASS, Outcome.PASS);
		probe(CheckStatus.UNKNOWN, CheckStatus.FAIL, Outcome.CONNECT);
		await().untilAsserted(() -> assertThat(this.receiver.accepted()).hasSize(1));
	}

	@Test
	void whoeverStartsIntoAnOutageTellsIfItLastsAndNotIfItIsOver() throws InterruptedException {
		AlertInstance patient = new AlertInstance(this.proxy.port(),
				AlertInstance.stableAfter(this.receiver.url(), Duration.ofMillis(400)));
		try (OutageTeller over = patient.outageTeller(new Holder());
				OutageTeller lasting = patient.outageTeller(new Holder())) {
			over.finished(event(CheckStatus.UNKNOWN, CheckStatus.FAIL, Outcome.CONNECT));
			over.finished(event(CheckStatus.FAIL, CheckStatus.PASS, Outcome.PASS));
			await().during(Duration.ofMillis(700)).untilAsserted(() -> assertThat(this.receiver.asked()).isEmpty());
			lasting.finished(event(CheckStatus.UNKNOWN, CheckStatus.FAIL, Outcome.CONNECT));
			await().untilAsserted(() -> assertThat(this.receiver.accepted()).hasSize(1));
		}
		patient.close();
	}

	private static ProbeFinished event(CheckStatus before, CheckStatus after, Outcome outcome) {
		return new ProbeFinished("database", outcome, before, after, Instant.now(), System.nanoTime(), 5);
	}

	private void probe(CheckStatus before, CheckStatus after, Outcome outcome) {
		this.teller.finished(event(before, after, outcome));
	}

	private Instant now() {
		return new IncidentParts(this.direct, (event) -> {
		}).now();
	}

	private void makeDue(String kind) {
		JdbcClient.create(this.direct)
			.sql("update alert_outbox set next_attempt_at = now() where kind = :kind")
			.param("kind", kind)
			.update();
		this.instance.wake();
	}

	private long open() {
		return number("select count(*) from alert_outbox "
				+ "where sent_at is null and needless_at is null and given_up_at is null");
	}

	private long number(String sql) {
		return JdbcClient.create(this.direct).sql(sql).query(Long.class).single();
	}

	private final class Holder implements Duties {

		@Override
		public UUID instance() {
			return OutageTests.this.instance.id();
		}

		@Override
		public boolean holds(String duty) {
			return false;
		}

		@Override
		public boolean heldLast(String duty) {
			return OutageTests.this.heldLast && duty.equals(Duties.HISTORY);
		}

		@Override
		public boolean connected() {
			return false;
		}

	}

}
