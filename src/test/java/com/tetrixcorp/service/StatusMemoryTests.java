package com.tetrixcorp.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.simulator.TcpProxy;
import com.tetrixcorp.status.incident.Maintenance;
import com.tetrixcorp.status.incident.MaintenancePlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/**
 * The service remembers what happens to it, and what happens to its memory. All that was
 * done to it is added up at the end.
 */
@Tag("long")
@Tag("alone")
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatusMemoryTests {

	private static final String[] CHECKS = { "database", "telnyx", "sinch", "firebase" };

	private static final List<String> PROVIDERS = List.of("telnyx", "sinch", "firebase");

	@TempDir
	private static Path data;

	private static EmbeddedPostgres postgres;

	private static JdbcClient database;

	private static Stack stack;

	@BeforeAll
	static void start() throws IOException {
		postgres = postgres(0);
		database = JdbcClient.create(new DriverManagerDataSource(postgres.getJdbcUrl("postgres", "postgres")));
		stack = Stack.on(postgres.getPort(), settings());
	}

	// The same data on the same port, however often it starts.
	private static EmbeddedPostgres postgres(int port) throws IOException {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setPGStartupWait(Duration.ofSeconds(60));
		return ((port != 0) ? builder.setPort(port) : builder).start();
	}

	private static Map<String, String> settings() {
		Map<String, String> settings = new LinkedHashMap<>();
		for (String check : CHECKS) {
			settings.put("tetrix.health.checks." + check + ".interval", "1s");
			settings.put("tetrix.health.checks." + check + ".deadline", "800ms");
		}
		for (String pause : List.of("history.flush", "history.roll-up", "history.retry", "history.refresh.watched",
				"incident.refresh.watched", "incident.reconcile")) {
			settings.put("tetrix.status." + pause, "500ms");
		}
		// What a test does is no return of what another one did.
		settings.put("tetrix.status.incident.reopen", "0s");
		settings.put("tetrix.fleet.heartbeat", "1s");
		settings.put("tetrix.fleet.lease", "2s");
		settings.put("tetrix.fleet.alive", "3s");
		settings.put("tetrix.web.rate-limit.api", "1000000");
		return settings;
	}

	@AfterAll
	static void stop() throws IOException {
		stack.close();
		postgres.close();
	}

	@BeforeEach
	void allIsWell() {
		eventually(() -> {
			assertThat(stack.verdict()).isEqualTo("healthy");
			JsonNode status = stack.json("/api/status");
			assertThat(status.path("incidents")).isEmpty();
			assertThat(status.path("history").path("state").asText()).isEqualTo("available");
			assertThat(status.path("incidentLog").path("state").asText()).isEqualTo("available");
		});
	}

	@AfterEach
	void mend() {
		PROVIDERS.forEach((provider) -> stack.simulators().fault(provider, Fault.NORMAL));
		stack.databaseProxy().mode(TcpProxy.Mode.PASS);
		stack.databaseProxy().delay(Duration.ZERO);
	}

	@Test
	void aProviderThatFailsIsAnIncidentWithItsTimelineUntilItPasses() throws Exception {
		stack.simulators().fault("firebase", Fault.SERVER_ERROR);
		eventually(() -> assertThat(checksOfIncidents()).containsExactly("firebase"));
		JsonNode open = stack.json("/api/status").path("incidents").path(0);
		assertThat(open.path("capabilities").path(0).asText()).isEqualTo("sign-in");
		String page = open.path("page").asText();
		eventually(() -> assertThat(sinceItFailed(page)).contains("server-error").doesNotContain("firebase passes"));

		stack.simulators().fault("firebase", Fault.NORMAL);
		eventually(() -> assertThat(checksOfIncidents()).isEmpty());
		eventually(() -> assertThat(sinceItFailed(page)).contains("firebase passes"));
		assertThat(rows("select state_after from transition where check_name = 'firebase' and at >= '"
				+ open.path("openedAt").asText() + "' order by at"))
			.containsExactly("fail", "pass");
	}

	@Test
	void whenOurOwnWayOutIsCutItIsOneIncident() throws Exception {
		long before = count("incident");
		PROVIDERS.forEach((provider) -> stack.simulators().fault(provider, Fault.RESET));
		eventually(() -> assertThat(rows("select check_name from incident_check c join incident i on i.id = c.incident "
				+ "where closed_at is null and failing"))
			.containsExactlyInAnyOrderElementsOf(PROVIDERS));
		assertThat(count("incident")).isEqualTo(before + 1);

		PROVIDERS.forEach((provider) -> stack.simulators().fault(provider, Fault.NORMAL));
		eventually(() -> assertThat(checksOfIncidents()).isEmpty());
		assertThat(count("incident")).isEqualTo(before + 1);
	}

	@Test
	void aDatabaseThatIsStoppedAndStartedCostsNoPresentAndNoPast() throws Exception {
		int port = postgres.getPort();
		long incidents = count("incident");
		Instant stopped = Instant.now();
		postgres.close();
		eventually(() -> assertThat(stack.check("database")).isEqualTo("fail"));
		eventually(() -> assertThat(unavailableSince("history")).isAfterOrEqualTo(stopped));
		eventually(() -> assertThat(unavailableSince("incidentLog")).isAfterOrEqualTo(stopped));
		Instant since = unavailableSince("history");
		stack.simulators().fault("telnyx", Fault.HANG);
		eventually(() -> assertThat(stack.check("telnyx")).isEqualTo("fail"));
		stack.simulators().fault("telnyx", Fault.NORMAL);
		eventually(() -> assertThat(stack.check("telnyx")).isEqualTo("pass"));
		assertThat(stack.verdict()).isEqualTo("unhealthy");
		assertThat(unavailableSince("history")).as("it is the first moment that counts").isEqualTo(since);
		assertThat(stack.get("/status").body()).contains("History cannot be read");

		Instant started = Instant.now();
		postgres = postgres(port);
		allIsWell();
		for (String check : List.of("telnyx", "database")) {
			eventually(() -> assertThat(rows("select state_after from transition where check_name = '" + check
					+ "' and at >= '" + stopped + "' order by at"))
				.as(check + ", kept meanwhile and written once")
				.containsExactly("fail", "pass"));
		}
		assertThat(rows("select 1 from transition where check_name = 'telnyx' and at between '" + stopped + "' and '"
				+ started + "'"))
			.as("with the moments at which it was")
			.hasSize(2);
		eventually(() -> assertThat(count("incident")).as("one cause within two minutes").isEqualTo(incidents + 1));
	}

	@Test
	void aDatabaseThatIsSlowDelaysNoAnswer() throws Exception {
		Duration way = Duration.ofMillis(600);
		Duration roundTrip = way.multipliedBy(2);
		stack.databaseProxy().delay(way);
		eventually(() -> assertThat(stack.check("database")).isEqualTo("fail"));
		for (int i = 0; i < 20; i++) {
			for (String path : List.of("/api/health", "/api/status", "/status", "/status/badge.svg")) {
				long start = System.nanoTime();
				stack.get(path);
				assertThat(Duration.ofNanos(System.nanoTime() - start)).as(path).isLessThan(roundTrip);
			}
		}
		stack.databaseProxy().delay(Duration.ZERO);
		allIsWell();
	}

	@Test
	void visitorsOfOldIncidentsTakeNoConnectionOfTheBackground() throws Exception {
		DataSource background = stack.context().getBean("backgroundDataSource", DataSource.class);
		try (var one = background.getConnection(); var other = background.getConnection()) {
			assertThat(one).isNotSameAs(other);
			assertThat(stack.get("/status/incidents/999999").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void whatFailsInPlannedMaintenanceIsNoIncidentAndNoDowntime() throws Exception {
		long before = count("incident");
		MaintenancePlan plan = stack.context().getBean(MaintenancePlan.class);
		Instant now = database.sql("select now()").query(OffsetDateTime.class).single().toInstant();
		Maintenance window = plan.plan(now, now.plusSeconds(3600), List.of("sinch"), "New token");
		stack.simulators().fault("sinch", Fault.UNAUTHORIZED);
		eventually(() -> assertThat(stack.check("sinch")).isEqualTo("fail"));
		eventually(() -> assertThat(stack.json("/api/status").path("maintenance").path(0).path("text").asText())
			.isEqualTo("New token"));
		stack.simulators().fault("sinch", Fault.NORMAL);
		eventually(() -> assertThat(stack.check("sinch")).isEqualTo("pass"));
		assertThat(plan.cancel(window.id())).isTrue();
		assertThat(count("incident")).isEqualTo(before);
	}

	@Test
	@Order(Integer.MAX_VALUE)
	void inTheEndEverySecondWasCountedOnce() throws Exception {
		long now = millis("now()");
		await().atMost(Duration.ofSeconds(120))
			.until(() -> millis("(select coalesce(through, 'epoch') from history_progress)") >= now);
		long first = millis("(select min(start) from status_bucket where size = 'minute')");
		long through = millis("(select through from history_progress)");
		List<String> subjects = rows("select distinct subject from status_bucket");
		assertThat(subjects).hasSize(7);
		for (String subject : subjects) {
			assertThat(bucketed("passing + failing + unknown + maintenance", subject, through)).as(subject)
				.isEqualTo(through - first);
		}
		for (String check : CHECKS) {
			assertThat(bucketed("failing", "check:" + check, through)).as(check)
				.isPositive()
				.isCloseTo(failedOutsideMaintenance(check, through), within(20L));
		}
		assertThat(bucketed("maintenance", "check:sinch", through)).isPositive()
			.isCloseTo(number("select sum(extract(epoch from ends_at - starts_at) * 1000)::bigint from maintenance"),
					within(5L));
		assertThat(bucketed("maintenance", "check:telnyx", through)).isZero();
		assertThat(rows("select check_name from probe_result group by check_name, instance, at having count(*) > 1"))
			.as("no result is there twice")
			.isEmpty();
	}

	// From each change to "fail" up to the next change of the same check, for as long as
	// there was fresh evidence: a probe that a busy machine delays beyond that leaves a
	// gap of which nothing is known.
	private static long failedOutsideMaintenance(String check, long through) {
		return number(
				"""
						select coalesce(sum(extract(epoch from upper(part) - lower(part)) * 1000)::bigint, 0) from (
						  select tstzrange(at, lead(at, 1, to_timestamp(%1$d / 1000.0)) over (order by at)) span, state_after
						  from transition where check_name = '%2$s' and at < to_timestamp(%1$d / 1000.0)) t,
						  lateral unnest(tstzmultirange(span) * (select range_agg(tstzrange(at, last_at + interval '3 seconds'))
						    from probe_result where check_name = '%2$s') - coalesce((select range_agg(tstzrange(starts_at, ends_at))
						    from maintenance where '%2$s' = any(checks)), '{}')) part
						where state_after = 'fail'"""
					.formatted(through, check));
	}

	private static long bucketed(String column, String subject, long through) {
		return number("select sum(" + column + ") from status_bucket where size = 'minute' and subject = '" + subject
				+ "' and start < to_timestamp(" + through + " / 1000.0)");
	}

	// The rest of the page: what was before the failure is on it as well.
	private static String sinceItFailed(String page) throws Exception {
		String body = stack.get(page).body();
		assertThat(body).contains("firebase fails");
		return body.substring(body.indexOf("firebase fails"));
	}

	private static Instant unavailableSince(String what) throws Exception {
		JsonNode knowledge = stack.json("/api/status").path(what);
		assertThat(knowledge.path("state").asText()).as("what was read last is kept").isEqualTo("stale");
		return Instant.parse(knowledge.path("unavailableSince").asText());
	}

	// The checks of the incidents that are open, as the API tells them.
	private static List<String> checksOfIncidents() throws Exception {
		List<String> checks = new ArrayList<>();
		stack.json("/api/status")
			.path("incidents")
			.forEach((incident) -> incident.path("checks").forEach((check) -> checks.add(check.asText())));
		return checks;
	}

	private static long millis(String moment) {
		return number("select (extract(epoch from " + moment + ") * 1000)::bigint");
	}

	private static long count(String table) {
		return number("select count(*) from " + table);
	}

	private static long number(String sql) {
		return database.sql(sql).query(Long.class).single();
	}

	private static List<String> rows(String sql) {
		return database.sql(sql).query(String.class).list();
	}

	private static void eventually(ThrowingRunnable assertion) {
		await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
	}

}
