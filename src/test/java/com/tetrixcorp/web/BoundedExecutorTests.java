package com.tetrixcorp.web;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class BoundedExecutorTests {

	private final Deque<Runnable> started = new ArrayDeque<>();

	private final List<Integer> done = new ArrayList<>();

	private final BoundedExecutor bounded = new BoundedExecutor(this.started::add, 2);

	@Test
	void startsAsMuchAsThereIsRoomFor() {
		ask(1, 2);
		assertThat(this.started).hasSize(2);
	}

	@Test
	void letsTheRestWaitAndStartsItOneByOneAsOthersEnd() {
		ask(1, 2, 3, 4);
		assertThat(this.started).hasSize(2);
		endFirst();
		assertThat(this.started).as("one more, and no two").hasSize(2);
		endFirst();
		endFirst();
		endFirst();
		assertThat(this.started).isEmpty();
		assertThat(this.done).as("first come, first served").containsExactly(1, 2, 3, 4);
	}

	@Test
	void workThatFailsMakesRoomAsWell() {
		this.bounded.execute(() -> {
			throw new IllegalStateException("failed");
		});
		ask(2, 3);
		assertThatThrownBy(this::endFirst).hasMessage("failed");
		endFirst();
		endFirst();
		assertThat(this.done).containsExactly(2, 3);
	}

	@Test
	void workThatCannotBeStartedMakesRoomAsWell() {
		BoundedExecutor full = new BoundedExecutor((work) -> {
			if (this.started.isEmpty()) {
				this.started.add(work);
				throw new RejectedExecutionException("no thread");
			}
			this.started.add(work);
		}, 1);
		assertThatThrownBy(() -> full.execute(() -> this.done.add(1))).hasMessage("no thread");
		full.execute(() -> this.done.add(2));
		this.started.removeLast().run();
		assertThat(this.done).containsExactly(2);
	}

	@Test
	void tellsHowManyWait() {
		ask(1, 2);
		assertThat(this.bounded.waiting()).isZero();
		ask(3, 4, 5);
		assertThat(this.bounded.waiting()).isEqualTo(3);
		endFirst();
		assertThat(this.bounded.waiting()).isEqualTo(2);
	}

	@Test
	void roomThatWasFreeForLongIsNotMoreRoom() {
		ask(1);
		endFirst();
		ask(2, 3, 4);
		assertThat(this.started).hasSize(2);
	}

	@Test
	void manyWhoComeAndGoAtOnceAreAllServedAndNeverTooManyTogether() throws Exception {
		int each = 20_000;
		AtomicInteger now = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CountDownLatch all = new CountDownLatch(4 * each);
		ExecutorService workers = Executors.newFixedThreadPool(8);
		ExecutorService callers = Executors.newFixedThreadPool(4);
		try {
			BoundedExecutor real = new BoundedExecutor(workers, 3);
			for (int caller = 0; caller < 4; caller++) {
				callers.execute(() -> {
					for (int i = 0; i < each; i++) {
						real.execute(() -> {
							most.accumulateAndGet(now.incrementAndGet(), Math::max);
							// Without it they hardly ever meet.
							Thread.yield();
							now.decrementAndGet();
							all.countDown();
						});
					}
				});
			}
			assertThat(all.await(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS)).isTrue();
			assertThat(most.get()).isLessThanOrEqualTo(3);
		}
		finally {
			callers.shutdownNow();
			workers.shutdownNow();
		}
	}

	private void ask(int... numbers) {
		for (int number : numbers) {
			this.bounded.execute(() -> this.done.add(number));
		}
	}

	private void endFirst() {
		this.started.remove().run();
	}

}
