package com.tetrixcorp.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Two clocks with two purposes: the monotonic one for ages, intervals and deadlines; the
 * wall clock only to show a moment to a person. A jump of the wall clock changes nothing
 * but what is shown.
 *
 * @param monotonic nanoseconds from an arbitrary origin
 * @param wall the time of day
 */
record Clocks(LongSupplier monotonic, InstantSource wall) {

	static Clocks system() {
		return new Clocks(System::nanoTime, InstantSource.system());
	}

	long nanos() {
		return this.monotonic.getAsLong();
	}

	Moment now() {
		return new Moment(nanos(), this.wall.instant());
	}

	/**
	 * One moment on both clocks.
	 *
	 * @param nanos monotonic nanoseconds
	 * @param wall the time of day
	 */
	record Moment(long nanos, Instant wall) {

		Instant wallAt(long earlier) {
			return this.wall.minusNanos(this.nanos - earlier);
		}

		long millisSince(long earlier) {
			return (this.nanos - earlier) / 1_000_000;
		}

	}

}
