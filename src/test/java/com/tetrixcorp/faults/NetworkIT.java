package com.tetrixcorp.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.tetrixcorp.process.Replicas;
import com.tetrixcorp.process.ServiceProcess;
import com.tetrixcorp.simulator.Simulators;
import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Loss, delay and half-open connections on the way to each provider and to PostgreSQL, by
 * a proxy for each; the kernel's own means (netem) are not on every machine.
 */
@Tag("faults")
@Timeout(300)
class NetworkIT {

	private static final List<String> PROVIDERS = List.of("telnyx", "sinch", "firebase");

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final long DEADLINE_MILLIS = 1_500;

	/** Each way, and a probe may ask three times: with room for a busy machine. */
	private static final long DELAY_MILLIS = 150;

	private static final Map<String, TcpProxy> WAYS = new LinkedHashMap<>();

	private static EmbeddedPostgres postgres;

	private static Simulators simulators;

	private static ServiceProcess service;

	@BeforeAll
	static void start() throws Exception {
		simulators = Simulators.start();
		postgres = EmbeddedPostgres.start();
		WAYS.put("database", TcpProxy.to(postgres.getPort()));
		for (String provider : PROVIDERS) {
			WAYS.put(provider, TcpProxy.to(simulators.port()));
		}
		service = ServiceProcess.jar(environment()).awaitReady();
		awaitAllPass();
	}

	@AfterAll
	static void stop() throws IOException {
		service.close();
		WAYS.values().forEach(TcpProxy::close);
		simulators.close();
		postgres.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "database", "telnyx", "sinch", "firebase" })
	void aHalfOpenConnectionIsATimeoutOfItsOwnCheckAloneAndIsOverWhenTheWayIsFree(String check) throws Exception {
		way(check).mode(TcpProxy.Mode.SWALLOW);
		long broken = System.nanoTime();
		awaitFailure(check, "timeout");
		Duration told = Lengths.since(broken);
		for (String other : WAYS.keySet()) {
			assertThat(status(other)).as(other).isEqualTo(other.equals(check) ? "fail" : "pass");
		}
		int pages = service.get("/").statusCode();
		way(check).mode(TcpProxy.Mode.PASS);
		long free = System.nanoTime();
		awaitAllPass();

		Observed.say("half-open connections to %s: \"timeout\" after %d ms, the others pass, pages %d; passes %d ms"
				+ " after the way is free", check, told.toMillis(), pages, Lengths.since(free).toMillis());
		assertThat(pages).isEqualTo(200);
	}

	@Test
	void aDelayWithinTheDeadlineIsSeenInTheTimesAndOneBeyondItIsATimeout() throws Exception {
		WAYS.values().forEach((way) -> way.delay(Duration.ofMillis(DELAY_MILLIS)));
		TimeUnit.SECONDS.sleep(8);
		Map<String, Long> slow = new LinkedHashMap<>();
		for (String check : WAYS.keySet()) {
			assertThat(status(check)).as(check).isEqualTo("pass");
			slow.put(check, check(check).at("/lastProbeMillis").asLong());
		}
		WAYS.values().forEach((way) -> way.delay(Duration.ofMillis(DEADLINE_MILLIS)));
		for (String check : WAYS.keySet()) {
			awaitFailure(check, "timeout");
		}
		WAYS.values().forEach((way) -> way.delay(Duration.ZERO));
		awaitAllPass();

		Observed.say("delay of %d ms each way: all pass, probes took %s ms; of %d ms: all \"timeout\"; none: all pass",
				DELAY_MILLIS, slow, DEADLINE_MILLIS);
		assertThat(slow.values())
			.allSatisfy((millis) -> assertThat(millis).isBetween(2 * DELAY_MILLIS, DEADLINE_MILLIS));
	}

	// One piece in ten arrives 200 ms late, one in a hundred 600 ms, and so on.
	@Test
	void aLossyWayIsSlowAndNotBroken() throws Exception {
		int before = lost();
		WAYS.values().forEach((way) -> way.loss(0.1));
		List<String> failed = new ArrayList<>();
		Visitors visitors = new Visitors(service::port);
		Load load = Load.start(10, visitors);
		for (int i = 0; i < 60; i++) {
			TimeUnit.MILLISECONDS.sleep(250);
			for (String check : WAYS.keySet()) {
				if (status(check).equals("fail")) {
					failed.add(check);
				}
			}
		}
		Tally tally = load.stop();
		WAYS.values().forEach((way) -> way.loss(0));
		awaitAllPass();

		int lost = lost() - before;
		Observed.say("loss of 10 %% everywhere for 15 s, %d pieces: checks seen failing %s; %s", lost, failed, tally);
		assertThat(lost).isGreaterThan(5);
		assertThat(tally.percentile(1)).as("waited for what was lost").isGreaterThanOrEqualTo(200);
		assertThat(failed).isEmpty();
		assertThat(tally.failures()).isEmpty();
	}

	private static int lost() {
		return WAYS.values().stream().mapToInt(TcpProxy::lost).sum();
	}

	private static TcpProxy way(String check) {
		return Objects.requireNonNull(WAYS.get(check));
	}

	private static void awaitAllPass() {
		for (String check : WAYS.keySet()) {
			await().atMost(PATIENCE).until(() -> status(check).equals("pass"));
		}
	}

	private static void awaitFailure(String check, String failure) {
		await().atMost(PATIENCE)
			.until(() -> status(check).equals("fail") && check(check).at("/failure").asText().equals(failure));
	}

	private static String status(String check) throws IOException, InterruptedException {
		return check(check).at("/status").asText();
	}

	private static JsonNode check(String name) throws IOException, InterruptedException {
		return Replicas.details(service).at("/checks/" + name);
	}

	private static Map<String, String> environment() throws IOException {
		Map<String, String> environment = new HashMap<>(simulators.environment());
		for (String provider : PROVIDERS) {
			environment.replaceAll((name, value) -> name.startsWith(provider.toUpperCase(Locale.ROOT))
					? value.replace(":" + simulators.port(), ":" + way(provider).port()) : value);
		}
		environment.put("DATABASE_URL", "postgresql://postgres@localhost:" + way("database").port() + "/postgres");
		Map<String, Object> settings = new HashMap<>(Visitors.SETTINGS);
		for (String check : WAYS.keySet()) {
			settings.put("tetrix.health.checks." + check + ".interval", "2s");
			settings.put("tetrix.health.checks." + check + ".deadline", DEADLINE_MILLIS + "ms");
		}
		environment.put("SPRING_APPLICATION_JSON", new ObjectMapper().writeValueAsString(settings));
		environment.put("JAVA_TOOL_OPTIONS", "-Xmx128m -XX:+UseSerialGC");
		return environment;
	}

}
