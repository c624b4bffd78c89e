package com.tetrixcorp.health;

import java.util.concurrent.TimeUnit;

/**
 * Probes a check that one instance probes for all: looks often whether it is due, and
 * whether it is our turn. Looking asks memory only.
 */
final class SharedRhythm implements Runnable {

	/** Looks between two probes, at least. */
	private static final int LOOKS = 20;

	private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

	private final CheckRunner runner;

	private long shownDue;

	SharedRhythm(CheckRunner runner) {
		this.runner = runner;
	}

	@Override
	public void run() {
		try {
			look();
		}
		catch (Throwable ex) {
			this.runner.context().errors().handleError(ex);
		}
		finally {
			this.runner.after(Math.min(LONGEST_PAUSE, this.runner.timing().interval().toNanos() / LOOKS), this);
		}
	}

	private void look() {
		ProbeTurns turns = this.runner.context().turns();
		long now = this.runner.context().clocks().nanos();
		ProbeTurns.Turn next = turns.next(this.runner.check(), this.runner.timing().interval(), now);
		if (next.mine() && next.due() - now <= 0) {
			turns.begun(this.runner.check(), now);
			this.runner.startProbe();
		}
		else if (next.due() != this.shownDue) {
			this.shownDue = next.due();
			this.runner.showNextProbe(next.due());
		}
	}

}
