package com.tetrixcorp.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.tetrixcorp.process.Replicas;
import com.tetrixcorp.process.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Mixed load for long, while faults come and go at random. How long:
 * {@code -Dfaults.soak=30m}.
 */
@Tag("faults")
class SoakIT {

	private static final Duration LENGTH = Lengths.of("soak", "30m");

	private static final int PER_SECOND = Integer.getInteger("faults.soak.rate", 50);

	/** One fault, and the calm after it, at whose end is measured. */
	private static final Duration FAULT = Duration.ofSeconds(4);

	private static final Duration CALM = Duration.ofSeconds(5);

	/** Noise of what is no leak: buffers, code that is compiled late, idle threads. */
	private static final Usage NOISE = new Usage(24, 6, 6, 6, 2);

	@AutoClose
	private Replicas replicas;

	private ServiceProcess service;

	private Visitors visitors;

	@BeforeEach
	void start() throws Exception {
		this.replicas = new Replicas(Visitors.SETTINGS, Map.of("JAVA_TOOL_OPTIONS",
				"-Xms96m -Xmx96m -XX:+AlwaysPreTouch -XX:+UseSerialGC -XX:MaxMetaspaceSize=160m"));
		this.service = this.replicas.start(1).get(0).awaitReady();
		this.visitors = new Visitors(this.service::port);
		await().atMost(Duration.ofSeconds(30))
			.ignoreExceptions()
			.until(() -> this.visitors.write("First", Duration.ofSeconds(5)) == 201);
	}

	@Test
	void memoryThreadsSocketsAndConnectionsStayFlatUnderLoadAndFaults() throws Exception {
		SoakFault.Scene scene = new SoakFault.Scene(this.replicas, this.service.port());
		Map<SoakFault, Integer> played = new TreeMap<>();
		List<Usage> samples = new ArrayList<>();
		long end = System.nanoTime() + LENGTH.toNanos();
		Load load = Load.start(PER_SECOND, this.visitors);
		while (System.nanoTime() < end) {
			SoakFault fault = next(played.size());
			played.merge(fault, 1, Integer::sum);
			fault.play(scene, FAULT);
			TimeUnit.MILLISECONDS.sleep(CALM.toMillis());
			samples.add(Usage.of(this.service, this.replicas.database()));
		}
		Tally tally = load.stop();
		await().atMost(Duration.ofSeconds(30))
			.until(() -> Replicas.details(this.service).at("/status").asText().equals("healthy"));

		// The first sixth is left out: it warms up. The least of a third is what stays
		// when nobody wants anything; a leak lifts it.
		int third = samples.size() / 3;
		Usage early = Usage.least(samples.subList(third / 2, third / 2 + third));
		Usage late = Usage.least(samples.subList(samples.size() - third, samples.size()));
		Observed.say("soak of %d s with %s: at least %s early, %s in the last third; %s", LENGTH.toSeconds(), played,
				early, late, tally);
		assertThat(third).as("long enough to compare").isGreaterThanOrEqualTo(3);
		assertThat(played.keySet()).containsExactly(SoakFault.values());
		assertThat(early.liveMib()).as("what is live was told").isPositive();
		assertThat(tally.failures()).as("the faults were felt").isNotEmpty();
		assertThat(tally.failures()).as("by those who need the database or a carrier alone")
			.noneMatch((failure) -> Visitors.looks(failure.number()));
		assertThat(late.minus(early)).as("grown by no more than noise").satisfies((it) -> {
			assertThat(it.residentMib()).isLessThanOrEqualTo(NOISE.residentMib());
			assertThat(it.liveMib()).isLessThanOrEqualTo(NOISE.liveMib());
			assertThat(it.threads()).isLessThanOrEqualTo(NOISE.threads());
			assertThat(it.sockets()).isLessThanOrEqualTo(NOISE.sockets());
			assertThat(it.connections()).isLessThanOrEqualTo(NOISE.connections());
		});
		assertThat(this.service.log()).doesNotContain("Uncaught");
	}

	// Each once, then at random.
	private static SoakFault next(int played) {
		SoakFault[] all = SoakFault.values();
		return all[(played < all.length) ? played : ThreadLocalRandom.current().nextInt(all.length)];
	}

}
