package com.tetrixcorp.status.history;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Does all the work of history, one thing after the other on one thread: it never takes
 * more than one of the few connections.
 */
final class HistoryKeeper implements SmartLifecycle, AutoCloseable {

	private static final Duration TICK = Duration.ofSeconds(1);

	private final ScheduledThreadPoolExecutor executor;

	private final List<Chore> chores;

	private final AtomicBoolean woken = new AtomicBoolean();

	private volatile boolean running;

	HistoryKeeper(List<Chore> chores) {
		this.chores = List.copyOf(chores);
		CustomizableThreadFactory threads = new CustomizableThreadFactory("history-writer-");
		threads.setDaemon(true);
		this.executor = new ScheduledThreadPoolExecutor(1, threads);
		// What wakes it after its end is too late, not an error.
		this.executor.setRejectedExecutionHandler((task, executor) -> {
		});
	}

	@Override
	public void start() {
		this.running = true;
		this.executor.scheduleWithFixedDelay(this::work, 0, TICK.toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Does the first chore at once, whenever it is due; several calls in a row are one.
	 */
	void hurryFirst() {
		this.chores.get(0).hurry();
		if (this.running && this.woken.compareAndSet(false, true)) {
			this.executor.execute(this::work);
		}
	}

	private void work() {
		this.woken.set(false);
		this.chores.forEach(Chore::doIfDue);
	}

	/**
	 * Does one thing more, after what is being done, and ends.
	 * @param last what is done
	 * @throws InterruptedException if this takes longer than the caller waits
	 * @throws ExecutionException if it failed
	 */
	void finish(Runnable last) throws InterruptedException, ExecutionException {
		try {
			this.executor.submit(last).get();
		}
		finally {
			close();
		}
	}

	/** Does nothing: history is kept until {@link #close()}, after the drain. */
	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
