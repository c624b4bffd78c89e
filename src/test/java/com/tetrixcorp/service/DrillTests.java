package com.tetrixcorp.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import com.tetrixcorp.service.StaffClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A check is shown as failing on two instances, and nothing that is measured knows of it.
 */
@Timeout(120)
@Tag("long")
class DrillTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final List<JsonNode> TOLD = new CopyOnWriteArrayList<>();

	private static EmbeddedPostgres postgres;

	private static JdbcClient database;

	private static HttpServer receiver;

	private static Stack one;

	private static Stack other;

	@BeforeAll
	static void start() throws IOException {
		postgres = EmbeddedPostgres.start();
		database = JdbcClient.create(new DriverManagerDataSource(postgres.getJdbcUrl("postgres", "postgres")));
		receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		receiver.createContext("/", (exchange) -> {
			TOLD.add(JSON.readTree(exchange.getRequestBody()));
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		receiver.start();
		one = Stack.on(postgres.getPort(), settings());
		other = Stack.on(postgres.getPort(), settings());
		eventually(() -> assertThat(one.verdict() + other.verdict()).isEqualTo("healthyhealthy"));
	}

	private static Map<String, String> settings() {
		Map<String, String> settings = StaffTests.settings();
		settings.put("tetrix.status.history.flush", "500ms");
		settings.put("tetrix.status.incident.reconcile", "500ms");
		settings.put("tetrix.status.incident.refresh.watched", "500ms");
		settings.put("tetrix.alert.settle", "0s");
		settings.put("ALERT_WEBHOOK_URL", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/");
		return settings;
	}

	@AfterAll
	static void stop() throws IOException {
		one.close();
		other.close();
		receiver.stop(0);
		postgres.close();
	}

	@AfterEach
	void allIsWell() throws Exception {
		StaffClient.of(one).delete("drill");
		eventually(() -> assertThat(one.verdict() + other.verdict()).isEqualTo("healthyhealthy"));
		// Every message of it has arrived.
		eventually(() -> assertThat(count("alert_outbox where sent_at is null and needless_at is null")).isZero());
		TOLD.clear();
	}

	@Test
	void isShownAndToldEverywhereAsWhatItIs() throws Exception {
		List<String> keys = keys(one.json("/api/health"));
		Answer begun = start(one, "telnyx");
		assertThat(begun.status()).isEqualTo(201);
		assertThat(begun.body().path("running").asBoolean()).isTrue();
		long incident = begun.body().path("incident").asLong();

		for (Stack each : List.of(one, other)) {
			eventually(() -> assertThat(each.check("telnyx")).isEqualTo("fail"));
			assertThat(each.verdict()).isEqualTo("degraded");
			assertThat(keys(each.json("/api/health"))).isEqualTo(keys);
			JsonNode telnyx = each.json("/api/health/telnyx");
			assertThat(telnyx.path("status").asText()).isEqualTo("fail");
			assertThat(telnyx.at("/drill/measured").asText()).isEqualTo("pass");
			assertThat(telnyx.at("/drill/until").asText()).isNotEmpty();
			assertThat(telnyx.path("why").asText()).startsWith("DRILL: telnyx is shown as failing until ");
			assertThat(each.json("/api/health/sinch").path("drill").isNull()).isTrue();
			assertThat(each.get("/api/health", "Accept", "application/health+json").body()).contains("DRILL: telnyx");
			assertThat(each.get("/api/health/details", "Accept", "text/plain").body()).contains("DEGRADED (DRILL)")
				.containsPattern("telnyx +fail .*DRILL");
			assertThat(each.json("/api/status").path("drill").asBoolean()).isTrue();
			assertThat(each.json("/api/status").at("/checks/telnyx/drill").asBoolean()).isTrue();
			assertThat(each.get("/status").body()).contains("Exercise: We serve, with trouble", "DRILL: telnyx");
			assertThat(each.get("/status/badge.svg").body()).contains("TETRIX status: drill");
			assertThat(each.get("/status/badge/telnyx.svg").body()).contains("TETRIX telnyx: drill");
			assertThat(each.management("/actuator/prometheus").body())
				.contains("tetrix_health_drill{check=\"telnyx\"} 1.0", "tetrix_health_drill{check=\"sinch\"} 0.0");
			assertThat(each.get("/api/health/ready").statusCode()).isEqualTo(200);
			assertThat(each.get("/api/health/live").statusCode()).isEqualTo(200);
			eventually(() -> assertThat(each.json("/api/status").path("incidents"))
				.anySatisfy((it) -> assertThat(it.path("drill").asBoolean()).isTrue()));
			eventually(() -> assertThat(each.get("/status/feed.atom").body()).contains("Exercise: Telnyx fails"));
			assertThat(each.get("/status/incidents/" + incident).body()).contains("Exercise", "Drill: We try the pager",
					"we tried whether a failure is noticed");
		}
		eventually(() -> assertThat(told("opened")).hasSize(1));
		assertThat(told("opened").get(0).path("drill").asBoolean()).isTrue();
		assertThat(told("opened").get(0).path("text").asText()).startsWith("DRILL: TETRIX is degraded: telnyx fails");

		Answer stopped = StaffClient.of(other).delete("drill");
		assertThat(stopped.status()).isEqualTo(200);
		for (Stack each : List.of(one, other)) {
			eventually(() -> assertThat(each.check("telnyx")).isEqualTo("pass"));
			eventually(() -> assertThat(each.json("/api/status").path("incidents")).isEmpty());
		}
		eventually(() -> assertThat(told("recovered")).hasSize(1));
		assertThat(told("recovered").get(0).path("drill").asBoolean()).isTrue();
		assertThat(told("recovered").get(0).path("text").asText()).startsWith("DRILL: ");
		assertThat(TOLD).hasSize(2);
	}

	@Test
	void whatIsMeasuredAndAllThatIsMadeOfItKnowNothingOfIt() throws Exception {
		long results = count("probe_result where check_name = 'database'");
		start(one, "database");
		eventually(() -> assertThat(one.get("/api/health").statusCode()).isEqualTo(503));
		assertThat(one.get("/api/health/ready").statusCode()).isEqualTo(200);
		assertThat(one.json("/api/health/details").path("why").path(0).asText())
			.isEqualTo("DRILL: storage is lost: database fails");
		eventually(() -> assertThat(count("probe_result where check_name = 'database'")).isGreaterThan(results + 3));
		assertThat(count("probe_result where state_after = 'fail'")).isZero();
		assertThat(count("transition where state_after = 'fail'")).isZero();
		assertThat(count("status_bucket where failing > 0")).isZero();
		assertThat(count("incident_check_state where status = 'fail'")).isZero();
		eventually(() -> assertThat(told("opened")).hasSize(1));
		assertThat(told("opened").get(0).path("text").asText()).startsWith("DRILL: TETRIX is unhealthy");
		assertThat(one.json("/api/status").at("/capabilities/storage/objective/spentSeconds").asInt(0)).isZero();
	}

	@Test
	void isSeenByWhoeverStartsMeanwhileAndEndsByItselfWhenWhoeverBeganItIsGone() throws Exception {
		start(one, "firebase");
		long incident;
		try (Stack third = Stack.on(postgres.getPort(), settings())) {
			eventually(() -> assertThat(third.json("/api/health/firebase").at("/drill/measured").asText())
				.isEqualTo("pass"));
			StaffClient.of(third).delete("drill");
			incident = start(third, "sinch").body().path("incident").asLong();
		}
		eventually(() -> assertThat(other.check("sinch")).isEqualTo("fail"));
		// As if its minutes had passed.
		database.sql("update drill set ends_at = now() + interval '1 s' where ends_at > now()").update();
		for (Stack each : List.of(one, other)) {
			eventually(() -> assertThat(each.check("sinch")).isEqualTo("pass"));
		}
		eventually(() -> assertThat(count(
				"incident i join drill d on d.incident = i.id where i.id = " + incident + " and closed_at = ends_at"))
			.isOne());
		eventually(() -> assertThat(told("recovered")).extracting((it) -> it.path("incident").asLong())
			.contains(incident));
	}

	private static Answer start(Stack stack, String check) throws Exception {
		return StaffClient.of(stack)
			.post("drill", "{\"check\":\"%s\",\"minutes\":10,\"reason\":\"We try the pager\"}".formatted(check));
	}

	private static List<JsonNode> told(String event) {
		return TOLD.stream().filter((it) -> it.path("event").asText().equals(event)).toList();
	}

	private static List<String> keys(JsonNode node) {
		List<String> keys = new ArrayList<>();
		node.fieldNames().forEachRemaining((name) -> {
			keys.add(name);
			new TreeSet<>(keys(node.path(name))).forEach((it) -> keys.add(name + "." + it));
		});
		return keys;
	}

	private static void eventually(ThrowingRunnable assertion) {
		await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100)).untilAsserted(assertion);
	}

	private static long count(String what) {
		return database.sql("select count(*) from " + what).query(Long.class).single();
	}

}
