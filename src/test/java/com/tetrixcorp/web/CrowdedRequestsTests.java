package com.tetrixcorp.web;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import com.tetrixcorp.http.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

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

	@Test
	void othersWaitForSecondsAndNotForTheDeadline() throws Exception {
		try (SlowReader first = new SlowReader(this.port);
				SlowReader second = new SlowReader(this.port);
				SlowReader third = new SlowReader(this.port)) {
			Thread.sleep(500);
			long start = System.nanoTime();
			Thread slow = new Thread(() -> readSlowly(first, second, third));
			slow.start();
			int status = new RawHttp(this.port).get("/api/health/live").status();
			Duration waited = Duration.ofNanos(System.nanoTime() - start);
			slow.join();

			assertThat(status).isEqualTo(200);
			assertThat(waited).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(15));
		}
	}

	@Test
	void twoOfThreeHoldNobodyUp() throws Exception {
		try (SlowReader first = new SlowReader(this.port); SlowReader second = new SlowReader(this.port)) {
			long start = System.nanoTime();
			assertThat(new RawHttp(this.port).get("/api/health/live").status()).isEqualTo(200);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
			assertThat(first.readsAll(Duration.ofSeconds(1))).isTrue();
			assertThat(second.readsAll(Duration.ZERO)).isTrue();
		}
	}

	// One byte each now and then: their own time-outs begin anew each time.
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
