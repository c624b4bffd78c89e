package com.tetrixcorp.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.tetrixcorp.process.Replicas;
import com.tetrixcorp.process.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The process may open no more files, and so no sockets either.
 */
@Tag("faults")
@Timeout(180)
class FileDescriptorsIT {

	private static final int ROOM = 25;

	private static final int CROWD = 150;

	@AutoClose
	private Replicas replicas;

	private ServiceProcess service;

	@BeforeEach
	void start() throws Exception {
		this.replicas = new Replicas(Visitors.SETTINGS, Map.of());
		this.service = this.replicas.start(1).get(0).awaitReady();
		awaitHealthy();
	}

	@Test
	void whenTheyAreExhaustedTheServiceComesBackByItselfOnceTheyAreFree() throws Exception {
		// Everything that is loaded late has been loaded.
		Load warm = Load.start(20, new Visitors(this.service::port));
		TimeUnit.SECONDS.sleep(3);
		assertThat(warm.stop().failures()).isEmpty();
		int used = ProcessView.of(this.service.pid()).files();
		Surroundings.run("prlimit", "--pid", String.valueOf(this.service.pid()), "--nofile=" + (used + ROOM) + ":");
		long start = System.nanoTime();
		try (Crowd crowd = new Crowd(this.service.port()).connect(CROWD)) {
			// They hold on by asking again and again.
			boolean refused = false;
			for (int i = 0; i < 10; i++) {
				crowd.say("GET /api/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
				TimeUnit.MILLISECONDS.sleep(500);
				refused |= !answers(Duration.ofMillis(500));
			}
			ProcessView exhausted = ProcessView.of(this.service.pid());
			assertThat(refused).as("somebody found no room").isTrue();
			assertThat(exhausted.files()).isGreaterThanOrEqualTo(used + ROOM - 5);
			Observed.say("%d files at most, %d connections: %s; others are not answered", used + ROOM, CROWD,
					exhausted);
		}
		Duration without = Lengths.since(start);
		long free = System.nanoTime();
		await().atMost(Duration.ofSeconds(30)).until(() -> answers(Duration.ofSeconds(2)));
		Duration back = Lengths.since(free);
		awaitHealthy();
		Duration healthy = Lengths.since(free);
		Load load = Load.start(20, new Visitors(this.service::port));
		TimeUnit.SECONDS.sleep(5);
		Tally tally = load.stop();

		Observed.say("after %d s without files: answers %d ms after they left, healthy after %d ms, still with %d at"
				+ " most: %s", without.toSeconds(), back.toMillis(), healthy.toMillis(), used + ROOM, tally);
		assertThat(tally.failures()).isEmpty();
		assertThat(this.service.isAlive()).isTrue();
	}

	private void awaitHealthy() {
		await().atMost(Duration.ofSeconds(40))
			.ignoreExceptions()
			.until(() -> Replicas.details(this.service).at("/status").asText().equals("healthy"));
	}

	private boolean answers(Duration patience) {
		try {
			return RawExchange.get(this.service.port(), "/api/health/live", patience).status() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
