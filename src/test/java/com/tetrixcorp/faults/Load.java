package com.tetrixcorp.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks at a fixed rate, whether or not earlier answers have come, and counts what comes
 * back. Waiting is counted from the moment at which a request was due.
 */
final class Load {

	private static final int AT_ONCE = 600;

	private final ThreadPoolExecutor threads = new ThreadPoolExecutor(0, AT_ONCE, 5, TimeUnit.SECONDS,
			new SynchronousQueue<>());

	private final Map<String, AtomicInteger> answers = new ConcurrentSkipListMap<>();

	private final Queue<Long> waited = new ConcurrentLinkedQueue<>();

	private final Queue<Tally.Failure> failures = new ConcurrentLinkedQueue<>();

	private final long start = System.nanoTime();

	private final Asker asker;

	private final Thread pace;

	private volatile boolean over;

	private Load(int perSecond, Asker asker) {
		this.asker = asker;
		this.pace = new Thread(() -> pace(TimeUnit.SECONDS.toNanos(1) / perSecond), "pace");
		this.pace.start();
	}

	static Load start(int perSecond, Asker asker) {
		return new Load(perSecond, asker);
	}

	/** Sends no more, and waits for what is on its way. */
	Tally stop() throws InterruptedException {
		this.over = true;
		this.pace.join();
		this.threads.shutdown();
		if (!this.threads.awaitTermination(1, TimeUnit.MINUTES)) {
			throw new AssertionError("Requests hang for a minute");
		}
		return Tally.of(this.answers, this.waited, this.failures);
	}

	private void pace(long interval) {
		for (int number = 0; !this.over; number++) {
			long due = this.start + number * interval;
			while (System.nanoTime() < due) {
				LockSupport.parkNanos(due - System.nanoTime());
			}
			int mine = number;
			try {
				this.threads.execute(() -> ask(mine, due));
			}
			catch (RejectedExecutionException ex) {
				fail(mine, due, "not sent: " + AT_ONCE + " wait");
			}
		}
	}

	private void ask(int number, long due) {
		try {
			int status = this.asker.ask(number);
			if (status < 200 || status >= 400) {
				fail(number, due, String.valueOf(status));
				return;
			}
			count(String.valueOf(status));
			this.waited.add(System.nanoTime() - due);
		}
		catch (IOException | RuntimeException ex) {
			fail(number, due, ex.getClass().getSimpleName() + ": " + ex.getMessage());
		}
	}

	private void fail(int number, long due, String how) {
		count("failed");
		this.failures.add(new Tally.Failure(number, Duration.ofNanos(due - this.start).toMillis(), how));
	}

	private void count(String answer) {
		this.answers.computeIfAbsent(answer, (it) -> new AtomicInteger()).incrementAndGet();
	}

	/**
	 * Sends one request.
	 */
	@FunctionalInterface
	interface Asker {

		/**
		 * Asks once.
		 * @param number which request this is, from 0
		 * @return the status
		 * @throws IOException if there was no whole answer
		 */
		int ask(int number) throws IOException;

	}

}
