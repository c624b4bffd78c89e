package com.tetrixcorp.health;

import java.time.Duration;

/**
 * Tells whether the process still moves: the schedule's thread beats every second, and a
 * pulse that has been missing for long means that only a restart can help.
 */
final class Pulse {

	static final Duration INTERVAL = Duration.ofSeconds(1);

	/** Far beyond any pause of a garbage collector or a crowded processor. */
	static final Duration STUCK_AFTER = Duration.ofSeconds(60);

	private final Clocks clocks;

	private volatile long last;

	Pulse(Clocks clocks) {
		this.clocks = clocks;
		this.last = clocks.nanos();
	}

	void beat() {
		this.last = this.clocks.nanos();
	}

	boolean isStuck() {
		return this.clocks.nanos() - this.last > STUCK_AFTER.toNanos();
	}

}
