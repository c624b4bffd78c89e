package com.tetrixcorp.fleet;

import java.util.concurrent.TimeUnit;

/**
 * Counts what happened within the last hour, to the minute.
 */
final class HourlyCount {

	private static final int MINUTES = 60;

	private final long[] minutes = new long[MINUTES];

	private final long[] counts = new long[MINUTES];

	synchronized void add(long nanos) {
		long minute = minuteOf(nanos);
		int slot = (int) Math.floorMod(minute, (long) MINUTES);
		if (this.minutes[slot] != minute) {
			this.minutes[slot] = minute;
			this.counts[slot] = 0;
		}
		this.counts[slot]++;
	}

	synchronized long lastHour(long now) {
		long newest = minuteOf(now);
		long sum = 0;
		for (int slot = 0; slot < MINUTES; slot++) {
			if (newest - this.minutes[slot] < MINUTES) {
				sum += this.counts[slot];
			}
		}
		return sum;
	}

	// The clock's origin is arbitrary, even negative.
	private static long minuteOf(long nanos) {
		return Math.floorDiv(nanos, TimeUnit.MINUTES.toNanos(1));
	}

}
