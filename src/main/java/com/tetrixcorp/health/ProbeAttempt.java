package com.tetrixcorp.health;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * One run of a probe: settled exactly once, by its own end or by its deadline, whichever
 * comes first. What comes second is ignored.
 */
final class ProbeAttempt implements Runnable {

	private final Probe probe;

	private final Consumer<ProbeResult> onResult;

	private final Consumer<Throwable> onDefect;

	private final Runnable onThreadFree;

	private final AtomicBoolean settled = new AtomicBoolean();

	private volatile @Nullable Thread thread;

	/**
	 * Creates an attempt.
	 * @param probe what to ask
	 * @param onResult takes the result, once, unless the probe has a defect
	 * @param onDefect takes what the probe threw if it says nothing about the dependency
	 * @param onThreadFree called when the thread is free again, however late that is
	 */
	ProbeAttempt(Probe probe, Consumer<ProbeResult> onResult, Consumer<Throwable> onDefect, Runnable onThreadFree) {
		this.probe = probe;
		this.onResult = onResult;
		this.onDefect = onDefect;
		this.onThreadFree = onThreadFree;
	}

	@Override
	public void run() {
		this.thread = Thread.currentThread();
		try {
			ask();
		}
		finally {
			this.thread = null;
			this.onThreadFree.run();
		}
	}

	private void ask() {
		try {
			settle(this.probe.probe());
		}
		catch (Throwable ex) {
			Failures.classify(ex)
				.map(ProbeResult::of)
				.ifPresentOrElse(this::settle, () -> settle(() -> this.onDefect.accept(ex)));
		}
	}

	/**
	 * Gives up waiting: counts as a time-out and interrupts the thread.
	 * @return {@code false} if the attempt had ended before
	 */
	boolean abandon() {
		boolean abandoned = settle(ProbeResult.of(Outcome.TIMEOUT));
		Thread running = this.thread;
		if (abandoned && running != null) {
			running.interrupt();
		}
		return abandoned;
	}

	private boolean settle(ProbeResult result) {
		return settle(() -> this.onResult.accept(result));
	}

	private boolean settle(Runnable action) {
		boolean first = this.settled.compareAndSet(false, true);
		if (first) {
			action.run();
		}
		return first;
	}

}
