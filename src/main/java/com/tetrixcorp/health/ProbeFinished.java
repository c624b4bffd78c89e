package com.tetrixcorp.health;

import java.time.Instant;

/**
 * Event: a probe has finished and the board knows. Listeners run on a thread of their
 * own, so that nothing they do can delay a probe or a health answer; if they are too slow
 * for too long, events are dropped and counted.
 *
 * @param check the name of the check
 * @param outcome what was found
 * @param before the state of the check before
 * @param after the state of the check after
 * @param at when the probe ended, by the wall clock
 * @param nanos the same moment on the monotonic clock of {@link System#nanoTime()}
 * @param millis how long it took
 */
public record ProbeFinished(String check, Outcome outcome, CheckStatus before, CheckStatus after, Instant at,
		long nanos, long millis) {

}
