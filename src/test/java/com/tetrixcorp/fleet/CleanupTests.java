package com.tetrixcorp.fleet;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(10)
class CleanupTests {

	private final AtomicBoolean reached = new AtomicBoolean();

	private final CleanupHandler next = CleanupHandler.of("next", Duration.ofSeconds(1), () -> this.reached.set(true));

	@Test
	void aHandlerThatHangsIsGivenUpAtItsOwnDeadlineAndTheNextIsRun() {
		long start = System.nanoTime();
		run(CleanupHandler.of("hanging", Duration.ofMillis(200), () -> new CountDownLatch(1).await()));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(200),
				Duration.ofSeconds(2));
		assertThat(this.reached).isTrue();
	}

	@Test
	void aHandlerThatThrowsDoesNotKeepTheNextFromRunning() {
		run(CleanupHandler.of("failing", Duration.ofSeconds(1), () -> {
			throw new IllegalStateException("defect");
		}));
		assertThat(this.reached).isTrue();
	}

	@Test
	void aHandlerIsWaitedForUntilItsDeadline() {
		AtomicBoolean done = new AtomicBoolean();
		run(CleanupHandler.of("slow", Duration.ofSeconds(5), () -> {
			Thread.sleep(300);
			done.set(true);
		}));
		assertThat(done).isTrue();
	}

	private void run(CleanupHandler first) {
		Cleanup cleanup = new Cleanup(List.of(first, this.next));
		cleanup.start();
		cleanup.stop();
		assertThat(cleanup.isRunning()).isFalse();
	}

}
