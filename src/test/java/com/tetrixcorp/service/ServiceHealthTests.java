package com.tetrixcorp.service;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class ServiceHealthTests {

	private EmbeddedPostgres postgres;

	private Stack stack;

	@BeforeAll
	void start() throws IOException {
		this.postgres = EmbeddedPostgres.start();
		this.stack = Stack.on(this.postgres);
	}

	@AfterAll
	void stop() throws IOException {
		this.stack.close();
		this.postgres.close();
	}

	@BeforeEach
	void everythingIsWell() {
		for (String provider : new String[] { "telnyx", "sinch", "firebase", "firebase-keys" }) {
			this.stack.simulators().fault(provider, Fault.NORMAL);
		}
		this.stack.databaseProxy().mode(TcpProxy.Mode.PASS);
		eventually(() -> assertThat(this.stack.verdict()).isEqualTo("healthy"));
	}

	@Test
	void whenAllIsWellTheAnswerIsHealthyWithFourPasses() throws Exception {
		HttpResponse<String> response = this.stack.get("/api/health");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(response.body()).contains(
				"\"checks\":{\"database\":\"pass\",\"telnyx\":\"pass\",\"sinch\":\"pass\",\"firebase\":\"pass\"}");
		assertThat(this.stack.json("/api/health").fieldNames()).toIterable()
			.containsExactly("status", "timestamp", "service", "version", "environment", "uptime", "memory", "checks",
					"instance");
	}

	// A failing probe is abandoned at 400 ms, so a hang shows within two intervals.
	@ParameterizedTest
	@CsvSource(textBlock = """
			telnyx,        HANG,         telnyx,   timeout,       degraded,  200
			telnyx,        DRIP,         telnyx,   timeout,       degraded,  200
			telnyx,        RESET,        telnyx,   connect,       degraded,  200
			telnyx,        UNAUTHORIZED, telnyx,   credentials,   degraded,  200
			telnyx,        NOT_FOUND,    telnyx,   misconfigured, degraded,  200
			telnyx,        SERVER_ERROR, telnyx,   server-error,  degraded,  200
			sinch,         MALFORMED,    sinch,    protocol,      degraded,  200
			sinch,         ENDLESS,      sinch,    protocol,      degraded,  200
			sinch,         REDIRECT,     sinch,    protocol,      degraded,  200
			firebase,      FORBIDDEN,    firebase, misconfigured, degraded,  200
			firebase-keys, SERVER_ERROR, firebase, server-error,  degraded,  200
			""")
	void aProvidersFaultHasItsClassItsStateAndItsVerdict(String simulator, Fault fault, String check, String failure,
			String verdict, int status) {
		this.stack.simulators().fault(simulator, fault);
		eventually(() -> {
			JsonNode details = this.stack.json("/api/health/" + check);
			assertThat(details.path("status").asText()).isEqualTo("fail");
			assertThat(details.path("failure").asText()).isEqualTo(failure);
			assertThat(details.path("why").asText()).startsWith(check + " fails since");
		});
		eventually(() -> assertThat(this.stack.get("/api/health").statusCode()).isEqualTo(status));
		eventually(() -> assertThat(this.stack.verdict()).isEqualTo(verdict));
	}

	@Test
	void throttlingIsNoFailureButItsEvidenceAgesIntoUnknown() {
		this.stack.simulators().fault("telnyx", Fault.TOO_MANY);
		eventually(() -> assertThat(this.stack.check("telnyx")).isEqualTo("unknown"));
		eventually(() -> assertThat(this.stack.json("/api/health/telnyx").path("lastOutcome").asText())
			.isEqualTo("throttled"));
		eventually(() -> assertThat(this.stack.verdict()).isEqualTo("degraded"));
	}

	@Test
	void messagingIsLostOnlyWhenBothCarriersFail() {
		this.stack.simulators().fault("telnyx", Fault.HANG);
		eventually(() -> assertThat(this.stack.check("telnyx")).isEqualTo("fail"));
		eventually(() -> assertThat(this.stack.get("/api/health").statusCode()).isEqualTo(200));
		this.stack.simulators().fault("sinch", Fault.HANG);
		eventually(() -> assertThat(this.stack.get("/api/health").statusCode()).isEqualTo(503));
		eventually(() -> assertThat(this.stack.json("/api/health/details").path("why").toString())
			.contains("messaging is lost: telnyx and sinch fail"));
	}

	@ParameterizedTest
	@CsvSource({ "SWALLOW, timeout", "RESET, connect" })
	void aDatabaseThatHangsOrBreaksMakesTheWholeUnhealthyAndPagesAndProbesGoOn(TcpProxy.Mode mode, String failure)
			throws Exception {
		this.stack.databaseProxy().mode(mode);
		eventually(() -> assertThat(this.stack.get("/api/health").statusCode()).isEqualTo(503));
		assertThat(this.stack.json("/api/health/database").path("failure").asText()).isEqualTo(failure);
		assertThat(this.stack.get("/api/health/ready").statusCode()).isEqualTo(200);
		assertThat(this.stack.get("/api/health/live").statusCode()).isEqualTo(200);
		for (String page : new String[] { "/", "/about", "/contact", "/status" }) {
			assertThat(this.stack.get(page).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void anUnknownCheckIsAProblemThatNamesTheKnownOnes() throws Exception {
		HttpResponse<String> response = this.stack.get("/api/health/nosuch");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((it) -> assertThat(it).startsWith("application/problem+json"));
		assertThat(response.body()).contains("database, telnyx, sinch, firebase");
	}

	@Test
	void theFormIsTheOneThatIsAskedFor() throws Exception {
		assertThat(
				this.stack.get("/api/health", "Accept", "application/health+json").headers().firstValue("Content-Type"))
			.hasValue("application/health+json");
		assertThat(this.stack.json("/api/health", "Accept", "application/health+json").path("status").asText())
			.isEqualTo("pass");
		assertThat(this.stack.get("/api/health", "Accept", "*/*").headers().firstValue("Content-Type"))
			.hasValue("application/json");
		assertThat(this.stack.get("/api/health/details", "Accept", "text/plain").body()).startsWith("HEALTHY ");
		assertThat(this.stack.get("/api/health/details", "Accept", "*/*").body()).startsWith("{");
		assertThat(this.stack.get("/api/health", "Accept", "image/png").statusCode()).isEqualTo(406);
	}

	@Test
	void theDetailsTellTheReadingsThePoolAndTheBreakers() throws Exception {
		// Failures of the test before count among the last five for a while.
		eventually(() -> assertThat(this.stack.json("/api/health/telnyx").path("flipsWhen").asText())
			.isEqualTo("2 failures in a row"));
		JsonNode details = this.stack.json("/api/health/details");
		JsonNode telnyx = details.path("checks").path("telnyx");
		assertThat(telnyx.path("lastProbeMillis").isNumber()).isTrue();
		assertThat(telnyx.path("medianMillis").isNumber()).isTrue();
		assertThat(telnyx.path("nextProbeInMillis").asLong()).isBetween(0L, 600L);
		assertThat(telnyx.path("lastOutcome").asText()).isEqualTo("pass");
		assertThat(telnyx.path("run").asInt()).isPositive();
		assertThat(telnyx.path("breaker").asText()).isEqualTo("closed");
		assertThat(details.path("pool").path("size").asInt()).isEqualTo(10);
		assertThat(details.path("capabilities").path("messaging").path("status").asText()).isEqualTo("up");
		assertThat(details.path("why")).isEmpty();
	}

	@Test
	void actuatorShowsTheSameEvidence() throws Exception {
		this.stack.simulators().fault("firebase", Fault.FORBIDDEN);
		eventually(() -> assertThat(this.stack.check("firebase")).isEqualTo("fail"));
		String health = this.stack.management("/actuator/health").body();
		assertThat(health).contains("\"status\":\"DEGRADED\"").contains("\"firebase\":{\"status\":\"DOWN\"");
		assertThat(health).contains("\"failure\":\"misconfigured\"").contains("\"telnyx\":{\"status\":\"UP\"");
		assertThat(this.stack.management("/actuator/health").statusCode()).isEqualTo(200);
		for (String group : new String[] { "liveness", "readiness" }) {
			assertThat(this.stack.management("/actuator/health/" + group).statusCode()).isEqualTo(200);
			assertThat(this.stack.management("/actuator/health/" + group).body()).doesNotContain("firebase");
		}
	}

	@Test
	void actuatorIsDownWithTheDatabaseButItsGroupsForThePlatformAreNot() {
		this.stack.databaseProxy().mode(TcpProxy.Mode.RESET);
		eventually(() -> assertThat(this.stack.management("/actuator/health").statusCode()).isEqualTo(503));
		eventually(() -> assertThat(this.stack.management("/actuator/health/liveness").statusCode()).isEqualTo(200));
		eventually(() -> assertThat(this.stack.management("/actuator/health/readiness").statusCode()).isEqualTo(200));
	}

	@Test
	void prometheusGetsStatesDurationsAgesFailuresAndBreakers() {
		this.stack.simulators().fault("sinch", Fault.SERVER_ERROR);
		eventually(() -> {
			String metrics = this.stack.management("/actuator/prometheus").body();
			assertThat(metrics).contains("tetrix_health_verdict 1.0")
				.contains("tetrix_health_check_state{check=\"sinch\"} 0.0")
				.contains("tetrix_health_check_state{check=\"telnyx\"} 2.0")
				.containsPattern(
						"tetrix_health_probe_duration_seconds_bucket\\{check=\"database\",outcome=\"pass\",le=\"0.05\"} \\d")
				.containsPattern("tetrix_health_probe_failures_total\\{check=\"sinch\",failure=\"server-error\"} \\d")
				.containsPattern("tetrix_health_evidence_age_seconds\\{check=\"firebase\"} \\d")
				.contains("resilience4j_circuitbreaker_state{");
		});
	}

	@Test
	void prometheusGetsMemoryAndHowLongAnswersTook() throws Exception {
		this.stack.get("/about");
		eventually(() -> {
			String metrics = this.stack.management("/actuator/prometheus").body();
			assertThat(metrics).containsPattern("tetrix_memory_used_bytes \\d")
				.containsPattern("tetrix_memory_limit_bytes \\d")
				.containsPattern("http_server_requests_seconds_bucket\\{.*uri=\"/about\",le=\"3.0\"} [1-9]")
				.doesNotContain("http_server_requests_active_seconds_bucket");
			assertThat(metrics.lines()
				.filter((line) -> line.startsWith("http_server_requests_seconds_bucket{"))
				.filter((line) -> line.contains("uri=\"/about\""))).hasSize(8);
		});
	}

	@Test
	void thePlatformGetsItsAnswerWhateverItAccepts() throws Exception {
		for (String accept : new String[] { "text/html", "text/plain", "image/png", "garbage" }) {
			assertThat(this.stack.get("/api/health/ready", "Accept", accept).statusCode()).isEqualTo(200);
			assertThat(this.stack.get("/api/health/live", "Accept", accept).body()).isEqualTo("{\"status\":\"live\"}");
		}
	}

	@Test
	void whenNothingIsReachedTheBlameIsNotPutOnAllOfThem() {
		this.stack.databaseProxy().mode(TcpProxy.Mode.SWALLOW);
		for (String provider : new String[] { "telnyx", "sinch", "firebase" }) {
			this.stack.simulators().fault(provider, Fault.HANG);
		}
		eventually(() -> assertThat(this.stack.json("/api/health/telnyx").path("why").asText()).contains("timeout")
			.endsWith("looks like something between us"));
	}

	@Test
	void noRequestProbes() throws Exception {
		int before = this.stack.simulators().calls("telnyx");
		long start = System.nanoTime();
		for (int i = 0; i < 200; i++) {
			this.stack.get("/api/health");
			this.stack.get("/api/health/details");
			this.stack.management("/actuator/health");
		}
		long intervals = Duration.ofNanos(System.nanoTime() - start).toMillis() / 450 + 2;
		assertThat(this.stack.simulators().calls("telnyx") - before).isLessThanOrEqualTo((int) intervals);
	}

	private static void eventually(ThrowingRunnable assertion) {
		await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
	}

}
