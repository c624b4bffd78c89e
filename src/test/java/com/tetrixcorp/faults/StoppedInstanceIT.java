package com.tetrixcorp.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
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
 * One of two instances does not run for a while, as on a machine that is starved or
 * moved, and runs on without having noticed.
 */
@Tag("faults")
@Timeout(300)
class StoppedInstanceIT {

	private static final Duration LENGTH = Lengths.of("stop", "60s");

	@AutoClose
	private Replicas replicas;

	private ServiceProcess stopped;

	private ServiceProcess other;

	@BeforeEach
	void start() throws Exception {
		this.replicas = new Replicas(Visitors.SETTINGS, Map.of());
		this.stopped = this.replicas.start(1).get(0).awaitReady();
		this.other = this.replicas.start(1).get(0).awaitReady();
		awaitHealthyPair(this.stopped);
		awaitHealthyPair(this.other);
	}

	@Test
	void theOtherGoesOnAloneAndTheStoppedOneIsNeverStaleAndComesBack() throws Exception {
		this.stopped.signal("STOP");
		long stop = System.nanoTime();
		await().atMost(Duration.ofSeconds(10)).until(() -> details(this.other).at("/instance/replicas").asInt() == 1);
		Duration missed = Lengths.since(stop);
		CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> live(this.stopped));
		while (Lengths.since(stop).compareTo(LENGTH) < 0) {
			assertThat(this.other.get("/api/health").statusCode()).isEqualTo(200);
			TimeUnit.MILLISECONDS.sleep(500);
		}
		JsonNode alone = details(this.other);
		assertThat(alone.at("/status").asText()).isEqualTo("healthy");

		this.stopped.signal("CONT");
		long go = System.nanoTime();
		JsonNode first = details(this.stopped);
		first.at("/checks").properties().forEach((check) -> assertNotStale(check.getKey(), check.getValue()));
		await().atMost(Duration.ofSeconds(5)).until(() -> live(this.stopped) == 200);
		Duration alive = Lengths.since(go);
		awaitHealthyPair(this.stopped);
		Duration healthy = Lengths.since(go);
		awaitHealthyPair(this.other);
		Observed.say(
				"SIGSTOP for %d s: the other missed it after %d ms and stayed healthy alone; first verdict after"
						+ " SIGCONT \"%s\" (%s); live after %d ms, healthy with both after %d ms; a request that waited"
						+ " meanwhile got %d",
				LENGTH.toSeconds(), missed.toMillis(), first.at("/status").asText(),
				first.at("/checks").findValuesAsText("status"), alive.toMillis(), healthy.toMillis(),
				waiting.get(10, TimeUnit.SECONDS));
		assertThat(waiting).as("who waited is answered").isCompletedWithValue(200);
		assertThat(this.stopped.isAlive()).isTrue();
		assertThat(this.stopped.log()).doesNotContain("Uncaught");
	}

	// What was known before the stop is unknown now; anything else must be new.
	private static void assertNotStale(String name, JsonNode check) {
		if (!check.at("/status").asText().equals("unknown")) {
			assertThat(check.at("/evidenceAgeMillis").asLong()).as(name).isLessThan(LENGTH.toMillis() / 2);
		}
	}

	private static void awaitHealthyPair(ServiceProcess instance) {
		await().atMost(Duration.ofSeconds(30)).until(() -> {
			JsonNode details = details(instance);
			return details.at("/status").asText().equals("healthy") && details.at("/instance/replicas").asInt() == 2;
		});
	}

	private static int live(ServiceProcess instance) {
		try {
			return RawExchange.get(instance.port(), "/api/health/live", Duration.ofMinutes(3)).status();
		}
		catch (IOException ex) {
			return -1;
		}
	}

	private static JsonNode details(ServiceProcess instance) throws IOException, InterruptedException {
		return Replicas.details(instance);
	}

}
