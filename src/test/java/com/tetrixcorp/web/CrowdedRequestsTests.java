package com.tetrixcorp.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import com.tetrixcorp.http.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * As many slow readers as requests are worked on at once; those are bounded where threads
 * are virtual.
 */
@WebTest
@TestPropertySource(
		properties = { "tetrix.web.request-deadline=1m", "tetrix.web.requests-at-once=3", "tetrix.web.body.at-once=2" })
@EnabledForJreRange(min = JRE.JAVA_21)
class CrowdedRequestsTests {

	@LocalServerPort
	private int port;

	@Autowired
	private MeterRegistry meters;

	@Test
	void othersWaitForSecondsAndNotForTheDeadline() throws Exception {
		try (SlowReader first = new SlowReader(this.port);
				SlowReader second = new SlowReader(this.port);
				SlowReader third = new SlowReader(this.port)) {
			Thread.sleep(500);
			long start = System.nanoTime();
			Thread slow = new Thread(() -> readSlowly(first, second, third));
			slow.start();
			CompletableFuture<Integer> status = CompletableFuture.supplyAsync(this::live);
			Gauge waiting = this.meters.get("tetrix.requests.waiting").gauge();
			await().atMost(Duration.ofSeconds(3)).until(() -> waiting.value() >= 1);

			assertThat(status.get(20, TimeUnit.SECONDS)).isEqualTo(200);
			Duration waited = Duration.ofNanos(System.nanoTime() - start);
			assertThat(waiting.value()).isZero();
			slow.join();
			assertThat(waited).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(15));
		}
	}

	@Test
	void twoOfThreeHoldNobodyUp() throws Exception {
		try (SlowReader first = new SlowReader(this.port); SlowReader second = new SlowReader(this.port)) {
			long start = System.nanoTime();
			assertThat(live()).isEqualTo(200);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
			assertThat(first.readsAll(Duration.ofSeconds(1))).isTrue();
			assertThat(second.readsAll(Duration.ZERO)).isTrue();
		}
	}

	private int live() {
		try {
			return new RawHttp(this.port).get("/api/health/live").status();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// A little each now and then: their own time-outs begin anew each time.
	private static void readSlowly(SlowReader... readers) {
		for (int i = 0; i < 16; i++) {
			for (SlowReader reader : readers) {
				try {
					reader.hear(1_000);
					Thread.sleep(150);
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			}
		}
	}

}
