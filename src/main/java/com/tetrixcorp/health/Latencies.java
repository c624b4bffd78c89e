package com.tetrixcorp.health;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The durations of the last 100 probes, immutable; median and percentile are computed
 * when one is added, so that reading costs nothing.
 */
final class Latencies {

	static final Latencies NONE = new Latencies(new long[0]);

	private static final int KEPT = 100;

	private final long[] newestLast;

	private final @Nullable Long median;

	private final @Nullable Long p95;

	private Latencies(long[] newestLast) {
		this.newestLast = newestLast;
		long[] sorted = newestLast.clone();
		Arrays.sort(sorted);
		this.median = percentile(sorted, 50);
		this.p95 = percentile(sorted, 95);
	}

	// Nearest rank: the smallest duration that so many percent of all do not exceed.
	private static @Nullable Long percentile(long[] sorted, int percent) {
		if (sorted.length == 0) {
			return null;
		}
		int rank = (sorted.length * percent + 99) / 100;
		return sorted[rank - 1];
	}

	Latencies with(long millis) {
		int dropped = (this.newestLast.length == KEPT) ? 1 : 0;
		long[] next = Arrays.copyOfRange(this.newestLast, dropped, this.newestLast.length + 1);
		next[next.length - 1] = millis;
		return new Latencies(next);
	}

	@Nullable Long median() {
		return this.median;
	}

	@Nullable Long p95() {
		return this.p95;
	}

}
