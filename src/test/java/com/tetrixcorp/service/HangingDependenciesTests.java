package com.tetrixcorp.service;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Tag("alone")
@Tag("long")
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HangingDependenciesTests {

	private static final List<String> PATHS = List.of("/api/health", "/api/health/details", "/api/health/ready",
			"/api/health/live", "/", "/status", "/status/badge.svg");

	private static final String[] CHECKS = { "database", "telnyx", "sinch", "firebase" };

	private static final int ROUNDS = 200;

	private static final Duration DEADLINE = Duration.ofMillis(150);

	private EmbeddedPostgres postgres;

	private Stack stack;

	// Contexts of other tests may have probes of their own in this process.
	private int threadsOfOthers;

	@BeforeAll
	void start() throws IOException {
		this.threadsOfOthers = probeThreads();
		this.postgres = EmbeddedPostgres.start();
		Map<String, String> settings = new LinkedHashMap<>(
				Map.of("tetrix.web.rate-limit.pages", "1000000", "tetrix.web.rate-limit.api", "1000000"));
		for (String check : CHECKS) {
			settings.put("tetrix.health.checks." + check + ".interval", "200ms");
			settings.put("tetrix.health.checks." + check + ".deadline", DEADLINE.toMillis() + "ms");
		}
		this.stack = Stack.on(this.postgres.getPort(), settings);
		for (String check : CHECKS) {
			await().atMost(Duration.ofSeconds(20)).until(() -> this.stack.check(check).equals("pass"));
		}
	}

	@AfterAll
	void stop() throws IOException {
		this.stack.close();
		this.postgres.close();
	}

	@Test
	void whenAllFourAcceptAndNeverAnswerRequestsAreAnsweredAsFastAndThreadsAndSocketsStayBounded() throws Exception {
		measure();
		Map<String, Duration> well = measure();
		for (String provider : new String[] { "telnyx", "sinch", "firebase", "firebase-keys" }) {
			this.stack.simulators().fault(provider, Fault.HANG);
		}
		this.stack.databaseProxy().mode(TcpProxy.Mode.SWALLOW);
		await().atMost(Duration.ofSeconds(20)).until(() -> this.stack.get("/api/health").statusCode() == 503);
		// A request that waited for any probe would take what is left of its deadline, a
		// half on average: so at least one in ten of its path would be above a third.
		assertThat(measure()).allSatisfy((path, most) -> assertThat(most).as(path + ", of which all well: " + well)
			.isLessThan(longer(well.get(path).multipliedBy(3), DEADLINE.dividedBy(3))));

		int calls = this.stack.simulators().calls("sinch");
		int threads = 0;
		int sockets = 0;
		while (this.stack.simulators().calls("sinch") - calls < ROUNDS) {
			threads = Math.max(threads, probeThreads());
			sockets = Math.max(sockets,
					this.stack.simulators().openConnections() + this.stack.databaseProxy().openConnections());
			Thread.sleep(100);
		}
		assertThat(threads - this.threadsOfOthers).isLessThanOrEqualTo(8);
		assertThat(sockets).isLessThanOrEqualTo(30);
	}

	// How long nine of ten answers took at most, of each path.
	private Map<String, Duration> measure() throws Exception {
		Map<String, Duration> most = new LinkedHashMap<>();
		for (String path : PATHS) {
			long[] nanos = new long[100];
			for (int i = 0; i < nanos.length; i++) {
				long start = System.nanoTime();
				this.stack.get(path);
				nanos[i] = System.nanoTime() - start;
			}
			Arrays.sort(nanos);
			most.put(path, Duration.ofNanos(nanos[nanos.length * 9 / 10]));
		}
		return most;
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	private static int probeThreads() {
		return (int) Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("health-probe"))
			.count();
	}

}
