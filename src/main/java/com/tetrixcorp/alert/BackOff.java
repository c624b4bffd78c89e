package com.tetrixcorp.alert;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait after a failure: twice as long each time, up to a limit, and never as
 * long as somebody else does.
 *
 * @param first the pause after the first failure
 * @param longest the limit
 */
record BackOff(Duration first, Duration longest) {

	private static final int DOUBLINGS = 20;

	/**
	 * The pause.
	 * @param failures how many there were in a row, at least 1
	 * @return between half of the full pause and all of it
	 */
	Duration after(int failures) {
		long full = this.first.toMillis() << Math.min(DOUBLINGS, failures - 1);
		long capped = Math.min(full, this.longest.toMillis());
		return Duration.ofMillis(capped - ThreadLocalRandom.current().nextLong(capped / 2 + 1));
	}

}
