package com.tetrixcorp.health;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Probes a check at its interval, give or take a little, so that instances that started
 * together do not ask together.
 */
final class OwnRhythm implements Runnable {

	private final CheckRunner runner;

	OwnRhythm(CheckRunner runner) {
		this.runner = runner;
	}

	@Override
	public void run() {
		try {
			this.runner.startProbe();
		}
		catch (Throwable ex) {
			this.runner.context().errors().handleError(ex);
		}
		finally {
			scheduleNext();
		}
	}

	private void scheduleNext() {
		long interval = this.runner.timing().interval().toNanos();
		long delay = interval
				+ (long) (interval * ThreadLocalRandom.current().nextDouble(-CheckRunner.JITTER, CheckRunner.JITTER));
		this.runner.showNextProbe(this.runner.context().clocks().nanos() + delay);
		this.runner.after(delay, this);
	}

}
