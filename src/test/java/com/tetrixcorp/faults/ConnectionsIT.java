package com.tetrixcorp.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import com.tetrixcorp.process.Replicas;
import com.tetrixcorp.process.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Crowds that hold connections and want nothing, while others want to be served.
 */
@Tag("faults")
@Timeout(180)
class ConnectionsIT {

	private static final int IDLE = 2_000;

	private static final int SLOW = 500;

	private static final int CROWD = 1_000;

	private static final int PER_SECOND = 50;

	private static final boolean VIRTUAL_THREADS = Runtime.version().feature() >= 21;

	private static final String BODY_BEGINS = "POST /api/contact HTTP/1.1\r\nHost: localhost\r\n"
			+ "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{";

	/** Production's heap, a quarter of 1 GiB: connections live there. */
	private static final String OPTIONS = "-Xmx256m -XX:+UseSerialGC";

	/** The promise for APIs. */
	private static final long PROMISED_MILLIS = 1_000;

	/** The platform's probe waits for longer. */
	private static final long PROBE_MILLIS = 3_000;

	/**
	 * Half of what makes the platform take an instance out: six probes in a row, 5 s
	 * each.
	 */
	private static final long SLOW_READERS_MILLIS = 15_000;

	@AutoClose
	private Replicas replicas;

	private ServiceProcess service;

	private Visitors visitors;

	@BeforeEach
	void start() throws Exception {
		Map<String, Object> settings = new HashMap<>(Visitors.SETTINGS);
		this.replicas = new Replicas(settings, Map.of("JAVA_TOOL_OPTIONS", OPTIONS));
		this.service = this.replicas.start(1).get(0).awaitReady();
		this.visitors = new Visitors(this.service::port);
		await().atMost(Duration.ofSeconds(30)).until(() -> this.visitors.write("First", Duration.ofSeconds(5)) == 201);
		Tally alone = loadFor(Duration.ofSeconds(5));
		Observed.say("alone: %s; %s", alone, view());
		assertServedAsPromised(alone);
	}

	@Test
	void twoThousandIdleConnectionsCostMemoryButNobodyTime() throws Exception {
		try (Crowd crowd = new Crowd(this.service.port()).connect(IDLE)) {
			crowd.say("GET /api/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
			long asked = System.nanoTime();
			await().atMost(Duration.ofSeconds(20)).until(() -> crowd.answered() == IDLE);
			Duration answered = Lengths.since(asked);
			Tally beside = loadFor(Duration.ofSeconds(10));
			int connected = crowd.connected();
			Observed
				.say("%d connections that asked at the same moment, all answered after %d ms; idle, %d of them open:"
						+ " %s; %s", IDLE, answered.toMillis(), connected, beside, view());
			assertThat(connected).isEqualTo(IDLE);
			assertServedAsPromised(beside);
		}
		await().atMost(Duration.ofSeconds(20)).until(() -> view().sockets() < 200);
		Observed.say("after %d idle connections: %s", IDLE, view());
	}

	@Test
	void twoThousandSilentConnectionsAreClosedByTheService() throws Exception {
		try (Crowd crowd = new Crowd(this.service.port()).connect(IDLE)) {
			long start = System.nanoTime();
			Load load = Load.start(PER_SECOND, this.visitors);
			await().atMost(Duration.ofSeconds(20)).until(() -> crowd.connected() == 0);
			Duration took = Lengths.since(start);
			Tally beside = load.stop();
			Observed.say("%d connections that say nothing: all closed after %d ms: %s", IDLE, took.toMillis(), beside);
			assertServedAsPromised(beside);
		}
	}

	@Test
	void fiveHundredSlowSendersOfHeadersHoldNobodyUp() throws Exception {
		try (Crowd crowd = new Crowd(this.service.port()).connect(SLOW)) {
			crowd.say("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
			await().atMost(Duration.ofSeconds(5)).until(() -> view().sockets() >= SLOW);
			Load load = Load.start(PER_SECOND, this.visitors);
			crowd.drip("x", 10, Duration.ofSeconds(1));
			ProcessView during = view();
			Tally beside = load.stop();
			Observed.say("%d senders of one byte of a header a second, %d of them open: %s; %s", SLOW,
					crowd.connected(), beside, during);
			assertServedAsPromised(beside);
		}
	}

	// Each holds a thread until its deadline. From Java 21 on, as in production, a thread
	// costs nothing; before, there are 200, and others wait until those are free again.
	@Test
	void fiveHundredSlowSendersOfBodiesAreRefusedAndTheServiceIsThereForOthers() throws Exception {
		try (Crowd crowd = new Crowd(this.service.port()).connect(SLOW)) {
			crowd.say(BODY_BEGINS);
			Load load = Load.start(PER_SECOND, this.visitors);
			long start = System.nanoTime();
			crowd.drip("x", 8, Duration.ofSeconds(1));
			ProcessView during = view();
			crowd.dripUntilGone("x", VIRTUAL_THREADS ? 20 : 50, Duration.ofSeconds(1));
			Duration gone = Lengths.since(start);
			Tally beside = load.stop();
			Tally after = loadFor(Duration.ofSeconds(5));
			Observed.say("%d senders of one byte of a body a second%s, all gone after %d ms: %s; %s; then %s", SLOW,
					VIRTUAL_THREADS ? "" : ", each holding one of 200 threads, as before Java 21", gone.toMillis(),
					beside, during, after);
			if (VIRTUAL_THREADS) {
				assertServedAsPromised(beside);
			}
			assertServedAsPromised(after);
		}
	}

	/** More than are worked on at once. Whoever sends no body is served all the same. */
	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void aThousandSlowSendersOfBodiesAreGoneInTimeAndProbesNeverNotice() throws Exception {
		try (Crowd crowd = new Crowd(this.service.port()).connect(CROWD)) {
			crowd.say(BODY_BEGINS);
			Load probes = Load.start(PER_SECOND, this::probe);
			long start = System.nanoTime();
			crowd.dripUntilGone("x", 25, Duration.ofSeconds(1));
			Duration gone = Lengths.since(start);
			Tally beside = probes.stop();
			Tally after = loadFor(Duration.ofSeconds(5));
			Observed.say("%d senders of one byte of a body a second, all gone after %d ms: readiness %s; then %s",
					CROWD, gone.toMillis(), beside, after);
			assertThat(beside.failures()).isEmpty();
			assertThat(beside.percentile(0.99)).isLessThan(PROBE_MILLIS);
			assertServedAsPromised(after);
		}
	}

	/**
	 * More than are worked on at once: others wait until those have had their time. A
	 * probe of the platform may miss its deadline then, but not six of them in a row.
	 */
	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void aThousandSlowReadersMakeOthersWaitForSecondsOnly() throws Exception {
		try (Crowd crowd = new Crowd(this.service.port()).connect(CROWD)) {
			Load probes = Load.start(PER_SECOND, this::probe);
			crowd.say("GET /api/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(20));
			for (int second = 0; second < 20; second++) {
				crowd.sip(2_000);
				TimeUnit.SECONDS.sleep(1);
			}
			Tally beside = probes.stop();
			Tally after = loadFor(Duration.ofSeconds(5));
			Observed.say("%d readers of 2 kB a second, for 20 s: readiness %s; then %s; %s", CROWD, beside, after,
					view());
			assertThat(beside.failures()).isEmpty();
			assertThat(beside.percentile(1)).isLessThan(SLOW_READERS_MILLIS);
			assertServedAsPromised(after);
		}
	}

	private Tally loadFor(Duration time) throws InterruptedException {
		Load load = Load.start(PER_SECOND, this.visitors);
		TimeUnit.MILLISECONDS.sleep(time.toMillis());
		return load.stop();
	}

	private int probe(int number) throws IOException {
		String path = (number % 2 == 0) ? "/api/health/ready" : "/api/health/live";
		return RawExchange.get(this.service.port(), path, Duration.ofSeconds(20)).status();
	}

	private ProcessView view() throws Exception {
		return ProcessView.of(this.service.pid());
	}

	private static void assertServedAsPromised(Tally tally) {
		assertThat(tally.failures()).isEmpty();
		assertThat(tally.percentile(0.99)).isLessThan(PROMISED_MILLIS);
	}

}
