package com.tetrixcorp.alert;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.status.incident.IncidentParts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * From a transition to a message, through a real PostgreSQL and real HTTP.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class AlertsTests {

	private EmbeddedPostgres postgres;

	private DataSource source;

	private Receiver receiver;

	private AlertInstance instance;

	private Instant now;

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
		this.receiver.accept();
		with(AlertInstance.quick(this.receiver.url()));
	}

	@AfterEach
	void close() throws InterruptedException {
		this.instance.close();
		assertThat(this.instance.errors()).isEmpty();
	}

	private void with(AlertProperties properties) {
		this.instance = new AlertInstance(this.postgres.getPort(), properties);
		this.now = this.instance.incidents().now();
	}

	@Test
	void anIncidentIsToldWhenItIsCommittedAndItsEndToo() {
		this.instance.incidents().record(IncidentParts.failure("telnyx", at(-240)));
		eventuallyTold("incident/1/opened");
		this.instance.incidents().record(IncidentParts.pass("telnyx", at(0)));
		eventuallyTold("incident/1/opened", "incident/1/recovered");
		JsonNode opened = this.receiver.accepted().get(0).json();
		assertThat(opened.path("event").asText()).isEqualTo("opened");
		assertThat(opened.path("text").asText()).isEqualTo("TETRIX is degraded: telnyx fails");
		assertThat(opened.path("url").asText()).isEqualTo("https://tetrix.example/status/incidents/1");
		assertThat(opened.path("drill").asBoolean()).isFalse();
		assertThat(opened.path("checks").path(0).path("failure").asText()).isEqualTo("timeout");
		JsonNode recovered = this.receiver.accepted().get(1).json();
		assertThat(recovered.path("text").asText()).isEqualTo("TETRIX recovered after 4 min: telnyx passes again");
		assertThat(recovered.path("verdict").asText()).isEqualTo("healthy");
		assertThat(recovered.path("durationSeconds").asLong()).isEqualTo(240);
		assertThat(sent("opened")).isOne();
	}

	@Test
	void whatFailsMeanwhileOfTheSameCauseIsInTheOneMessage() throws InterruptedException {
		this.instance.close();
		with(AlertInstance.properties(this.receiver.url(), Duration.ofSeconds(45), Duration.ofSeconds(10)));
		this.instance.incidents().record(IncidentParts.failure("telnyx", at(-40)));
		this.instance.incidents().record(IncidentParts.failure("firebase", Outcome.CONNECT, at(-30)));
		this.instance.incidents().record(IncidentParts.failure("sinch", Outcome.DNS, at(-20)));
		eventuallyTold("incident/1/opened");
		JsonNode message = this.receiver.accepted().get(0).json();
		assertThat(message.path("text").asText()).isEqualTo("TETRIX is unhealthy: telnyx, firebase and sinch fail");
		assertThat(message.path("lines").toString()).contains("telnyx fails since", "timeout", "connect", "dns")
			.contains("looks like something between us")
			.doesNotContain("looks like theirs");
		eventuallyNothingIsLeft();
		assertThat(this.receiver.keys()).hasSize(1);
	}

	@Test
	void theFirstMessageWaitsForThatUnlessACriticalCapabilityIsLost() throws InterruptedException {
		this.instance.close();
		with(AlertInstance.properties(this.receiver.url(), Duration.ofSeconds(45), Duration.ofSeconds(10)));
		this.instance.incidents().record(IncidentParts.failure("telnyx", at(0)));
		assertThat(this.instance.send()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(1));
		assertThat(this.receiver.accepted()).isEmpty();
		assertThat(dueIn("incident/1/opened")).isBetween(43.0, 45.0);
		this.instance.incidents().record(IncidentParts.failure("sinch", at(1)));
		eventuallyTold("incident/1/opened");
		assertThat(this.receiver.accepted().get(0).text()).isEqualTo("TETRIX is unhealthy: telnyx and sinch fail");
		eventuallyNothingIsLeft();
		assertThat(this.receiver.keys()).hasSize(1);
	}

	@Test
	void whatGetsWorseAfterItWasToldIsToldAndWhatDoesNotIsNot() {
		this.instance.incidents().record(IncidentParts.failure("telnyx", at(-40)));
		eventuallyTold("incident/1/opened");
		this.instance.incidents().record(IncidentParts.failure("sinch", at(-30)));
		eventuallyTold("incident/1/opened", "incident/1/worsened/critical-lost");
		this.instance.incidents().record(IncidentParts.failure("firebase", at(-20)));
		this.instance.incidents().record(IncidentParts.pass("sinch", at(-10)), IncidentParts.failure("sinch", at(-5)));
		eventuallyNothingIsLeft();
		assertThat(this.receiver.keys()).hasSize(2);
		assertThat(this.receiver.accepted().get(1).text())
			.isEqualTo("TETRIX got worse and is unhealthy: telnyx and sinch fail");
	}

	@Test
	void whatComesAndGoesIsToldOnceWithItsCountAtTheEnd() {
		this.instance.incidents().record(IncidentParts.failure("telnyx", at(-1500)));
		eventuallyTold("incident/1/opened");
		this.instance.incidents().record(IncidentParts.pass("telnyx", at(-1400)));
		eventuallyTold("incident/1/opened", "incident/1/recovered");
		for (int i = 0; i < 5; i++) {
			this.instance.incidents()
				.record(IncidentParts.failure("telnyx", at(-1300 + i * 100)),
						IncidentParts.pass("telnyx", at(-1250 + i * 100)));
		}
		eventuallyTold("incident/1/opened", "incident/1/recovered", "incident/1/flapping");
		assertThat(dueIn("incident/1/stable/5")).isBetween(890.0, 900.0);
		makeDue("incident/1/stable/5");
		eventuallyTold("incident/1/opened", "incident/1/recovered", "incident/1/flapping", "incident/1/stable/5");
		assertThat(this.receiver.accepted().get(3).text())
			.isEqualTo("TETRIX is stable again: telnyx came back 5 times within 10 min");
		assertThat(this.receiver.accepted().get(3).json().path("flaps").asInt()).isEqualTo(5);
	}

	@Test
	void aMessageThatIsNotReceivedIsTriedAgainAndNothingOvertakesIt() {
		this.receiver.refuse(503);
		this.instance.incidents()
			.record(IncidentParts.failure("telnyx", at(-240)), IncidentParts.pass("telnyx", at(0)));
		await().untilAsserted(() -> assertThat(this.receiver.asked()).hasSizeGreaterThan(2));
		assertThat(this.receiver.asked()).extracting(Receiver.Request::key).containsOnly("incident/1/opened");
		this.receiver.accept();
		eventuallyTold("incident/1/opened", "incident/1/recovered");
		assertThat(this.receiver.accepted().get(0).text())
			.isEqualTo("TETRIX was not well for 4 min: telnyx failed; it is over");
		assertThat(this.instance.registry().counter("tetrix.alert.failures", "failure", "5xx").count())
			.isGreaterThan(2);
	}

	@Test
	void messagesOfAnotherSubjectAreNotHeldUpByOneThatFails() {
		this.receiver.behave((exchange) -> Receiver.answer(exchange,
				"incident/1/opened".equals(exchange.getRequestHeaders().getFirst("Idempotency-Key")) ? 400 : 200));
		this.instance.incidents().record(IncidentParts.failure("telnyx", at(-240)));
		this.instance.incidents().record(IncidentParts.failure("firebase", at(0)));
		await().untilAsserted(() -> assertThat(this.receiver.keys()).contains("incident/2/opened"));
	}

	@Test
	void aReceiverThatHangsHoldsNoConnectionOfTheDatabaseAndNoLock() {
		this.receiver.hang();
		this.instance.incidents().record(IncidentParts.failure("telnyx", at(-240)));
		await().untilAsserted(() -> assertThat(this.receiver.asked()).isNotEmpty());
		assertThat(number("select count(*) from pg_stat_activity where state like 'idle in transaction%'")).isZero();
		this.instance.incidents().record(IncidentParts.pass("telnyx", at(0)));
		assertThat(number("select count(*) from incident where closed_at is not null")).isOne();
		await().untilAsserted(
				() -> assertThat(number("select count(*) from alert_outbox where last_error = 'timeout'")).isOne());
		this.receiver.accept();
		eventuallyTold("incident/1/opened", "incident/1/recovered");
	}

	@Test
	void whatNobodyReceivesForADayIsGivenUpAndTheNextGoesOn() {
		this.receiver.refuse(500);
		this.instance.incidents().record(IncidentParts.failure("telnyx", at(-240)));
		await().untilAsserted(() -> assertThat(this.receiver.asked()).isNotEmpty());
		execute("update alert_outbox set not_before = now() - interval '23 hours 59 minutes'");
		this.instance.wake();
		await().during(Duration.ofMillis(300))
			.untilAsserted(
					() -> assertThat(number("select count(*) from alert_outbox where given_up_at is null")).isOne());
		execute("update alert_outbox set not_before = now() - interval '24 hours'");
		await().untilAsserted(
				() -> assertThat(number("select count(*) from alert_outbox where given_up_at is not null")).isOne());
		assertThat(this.instance.registry().counter("tetrix.alert.given.up").count()).isOne();
		this.receiver.accept();
		this.instance.incidents().record(IncidentParts.pass("telnyx", at(0)));
		eventuallyTold("incident/1/recovered");
	}

	@Test
	void whatAnotherHasTakenIsLeftAloneUntilItsTimeIsOver() throws InterruptedException {
		this.instance.finish();
		AlertInstance other = new AlertInstance(this.postgres.getPort(), AlertInstance.quick(this.receiver.url()));
		this.instance.incidents().record(IncidentParts.failure("telnyx", at(0)));
		assertThat(other.outbox().take(Duration.ofSeconds(60)).message()).isNotNull();
		assertThat(this.instance.outbox().take(Duration.ofSeconds(60)).message()).isNull();
		execute("update alert_outbox set claimed_until = now()");
		Claimed mine = this.instance.outbox().take(Duration.ofSeconds(60)).message();
		assertThat(mine).isNotNull();
		assertThat(other.outbox().take(Duration.ofSeconds(60)).message()).isNull();
		assertThat(this.instance.outbox().take(Duration.ofSeconds(60)).message()).as("a claim without an answer")
			.isNotNull();
		other.close();
	}

	@Test
	void theSameEventWrittenTwiceIsOneMessage() {
		Entry entry = Entry.incident(7, "opened", Kind.OPENED, Duration.ofHours(1));
		assertThat(this.instance.outbox().add(entry)).isTrue();
		assertThat(this.instance.outbox().add(entry)).isFalse();
		assertThat(open()).isOne();
	}

	@Test
	void aMessageWithoutItsIncidentIsNeedless() throws InterruptedException {
		this.instance.outbox().add(Entry.incident(7, "opened", Kind.OPENED, Duration.ZERO));
		this.instance.send();
		assertThat(this.receiver.asked()).isEmpty();
		assertThat(open()).isZero();
	}

	@Test
	void anIdleInstanceAsksOncePerPoll() throws InterruptedException {
		assertThat(this.instance.send()).isEqualTo(Duration.ofSeconds(1));
		assertThat(this.instance.registry().get("tetrix.alert.pending").gauge().value()).isZero();
		this.instance.outbox().add(Entry.incident(7, "opened", Kind.OPENED, Duration.ofMillis(600)));
		assertThat(this.instance.send()).isBetween(Duration.ofMillis(250), Duration.ofMillis(600));
		assertThat(this.instance.registry().get("tetrix.alert.pending").gauge().value()).isOne();
	}

	@Test
	void aMessageThatFailsHoldsBackItsSuccessorWithoutASpin() throws InterruptedException {
		this.instance.finish();
		this.receiver.refuse(500);
		this.instance.incidents()
			.record(IncidentParts.failure("telnyx", at(-240)), IncidentParts.pass("telnyx", at(0)));
		this.instance.send();
		execute("update alert_outbox set next_attempt_at = now() + interval '10 minutes' where kind = 'opened'");
		assertThat(this.instance.send()).isEqualTo(Duration.ofSeconds(1));
		assertThat(this.receiver.asked()).hasSize(1);
	}

	private Instant at(double seconds) {
		return this.now.plus(Duration.ofMillis((long) (seconds * 1000)));
	}

	// Told is what was received and then written down as sent.
	private void eventuallyTold(String... keys) {
		await().untilAsserted(() -> {
			assertThat(this.receiver.keys()).containsExactly(keys);
			assertThat(number("select count(*) from alert_outbox where sent_at is not null")).isEqualTo(keys.length);
		});
	}

	// What was told by another message is looked at after that one was sent.
	private void eventuallyNothingIsLeft() {
		await().untilAsserted(() -> assertThat(open()).isZero());
	}

	private void makeDue(String key) {
		execute("update alert_outbox set next_attempt_at = now() where key = '" + key + "'");
		this.instance.wake();
	}

	private double dueIn(String key) {
		return this.instance.jdbc()
			.sql("select extract(epoch from next_attempt_at - now()) from alert_outbox where key = :key")
			.param("key", key)
			.query(Double.class)
			.single();
	}

	private long open() {
		return number("select count(*) from alert_outbox "
				+ "where sent_at is null and needless_at is null and given_up_at is null");
	}

	private double sent(String kind) {
		return this.instance.registry().counter("tetrix.alert.sent", "kind", kind).count();
	}

	private long number(String sql) {
		return this.instance.jdbc().sql(sql).query(Long.class).single();
	}

	private void execute(String sql) {
		this.instance.jdbc().sql(sql).update();
	}

}
