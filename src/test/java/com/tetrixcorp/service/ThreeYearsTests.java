package com.tetrixcorp.service;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.support.GenericApplicationContext;

import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.Probe;
import com.tetrixcorp.health.ProbeResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The whole service with three years of history and twelve checks: whatever it asks the
 * database, for its pages or in the background, is timed.
 */
@Tag("alone")
@Tag("long")
@Timeout(300)
class ThreeYearsTests {

	private static final String[] CHECKS = { "database", "telnyx", "sinch", "firebase", "c5", "c6", "c7", "c8", "c9",
			"c10", "c11", "c12" };

	private static final String[] CAPABILITIES = { "storage", "messaging", "sign-in", "c5", "c6", "c7" };

	private static final Duration MOST = Duration.ofMillis(20);

	private static final int ROUNDS = 11;

	private static final TimedStatements statements = new TimedStatements();

	private static EmbeddedPostgres postgres;

	private static Stack stack;

	@BeforeAll
	static void start() throws IOException {
		postgres = EmbeddedPostgres.start();
		ThreeYears.fill(postgres.getPostgresDatabase(), CHECKS, CAPABILITIES);
		stack = Stack.on(postgres.getPort(), settings(), ThreeYearsTests::withMoreChecks);
	}

	@AfterAll
	static void stop() throws IOException {
		stack.close();
		postgres.close();
	}

	private static Map<String, String> settings() {
		Map<String, String> settings = new LinkedHashMap<>();
		// Straight to the database: a proxy takes its time over many rows.
		settings.put("DATABASE_URL", "postgresql://postgres@localhost:" + postgres.getPort() + "/postgres");
		for (String check : CHECKS) {
			settings.put("tetrix.health.checks." + check + ".interval", "5s");
			settings.put("tetrix.health.checks." + check + ".deadline", "2s");
		}
		for (String capability : List.of("c5", "c6", "c7")) {
			settings.put("tetrix.health.capabilities." + capability + ".checks", capability);
		}
		settings.put("tetrix.health.order", String.join(",", CHECKS));
		// Everything that is read is read all the time.
		for (String pause : List.of("history.flush", "history.roll-up", "history.refresh.watched",
				"incident.refresh.watched", "incident.reconcile", "statement.watched", "statement.fetch")) {
			settings.put("tetrix.status." + pause, "100ms");
		}
		settings.put("tetrix.fleet.heartbeat", "500ms");
		settings.put("tetrix.web.rate-limit.pages", "1000000");
		settings.put("tetrix.web.rate-limit.api", "1000000");
		return settings;
	}

	private static void withMoreChecks(GenericApplicationContext context) {
		context.getBeanFactory().addBeanPostProcessor(statements);
		for (String check : List.of(CHECKS).subList(4, CHECKS.length)) {
			context.registerBean(check + "Probe", Probe.class, () -> new Passing(check));
		}
	}

	@Test
	void noStatementTakesTwentyMilliseconds() throws Exception {
		await().atMost(Duration.ofSeconds(60)).untilAsserted(ThreeYearsTests::assertEverythingIsShown);
		// What is measured is warm.
		look(5);
		Map<String, Duration> medians = measure();
		// What else the machine does makes nothing faster, so a quieter moment counts.
		for (int i = 0; i < 15 && slowest(medians).compareTo(MOST) >= 0; i++) {
			measure().forEach((sql, median) -> medians.merge(sql, median, ThreeYearsTests::shorter));
		}

		print(medians);
		assertThat(medians.keySet()).as("what is known to be read")
			.anyMatch((sql) -> sql.contains("from status_bucket where size = 'hour'"))
			.anyMatch((sql) -> sql.contains("from transition where at >="))
			.anyMatch((sql) -> sql.contains("json_build_object('asOf'"))
			.anyMatch((sql) -> sql.startsWith("select to_json(x)"))
			.anyMatch((sql) -> sql.contains("from provider_statement"));
		assertThat(medians).allSatisfy((sql, median) -> assertThat(median).isLessThan(MOST));
	}

	private static Map<String, Duration> measure() throws Exception {
		statements.forget();
		look(ROUNDS);
		return statements.medians();
	}

	private static Duration slowest(Map<String, Duration> medians) {
		return Collections.max(medians.values());
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	// A test of speed would find nothing where nothing is read.
	private static void assertEverythingIsShown() throws Exception {
		JsonNode history = stack.json("/api/status/history?days=90");
		assertThat(history.path("subjects")).hasSize(CHECKS.length + CAPABILITIES.length)
			.allSatisfy((subject) -> assertThat(subject.path("days")).hasSize(90)
				.allSatisfy((day) -> assertThat(day.path("passingMillis").asLong()).isPositive()));
		JsonNode changes = stack.json("/api/status?since=300d").path("changes");
		assertThat(changes.path("incidents")).hasSizeGreaterThan(40);
		assertThat(changes.path("transitions")).hasSize(1_000);
	}

	private static void look(int rounds) throws Exception {
		for (int i = 0; i < rounds; i++) {
			for (String path : List.of("/status", "/api/status", "/api/status?since=300d",
					"/api/status/history?days=90", "/status/feed.atom", "/status/badge.svg", "/status/badge/telnyx.svg",
					"/status/incidents/" + ThreeYears.INCIDENTS, "/status/incidents/" + (1 + i))) {
				assertThat(stack.get(path).statusCode()).as(path).isEqualTo(200);
			}
			// The background looks once a second what is due.
			Thread.sleep(1_100);
		}
	}

	private static void print(Map<String, Duration> medians) {
		medians.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
			.limit(10)
			.forEach((entry) -> System.out.printf("%6.2f ms: %.110s%n", entry.getValue().toNanos() / 1e6,
					entry.getKey()));
	}

	/**
	 * A check that passes.
	 */
	private record Passing(String check) implements Probe {

		@Override
		public ProbeResult probe() {
			return ProbeResult.of(Outcome.PASS);
		}

	}

}
