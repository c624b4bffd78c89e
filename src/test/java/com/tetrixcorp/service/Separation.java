package com.tetrixcorp.service;

import java.util.Arrays;

/**
 * How well two sets of times tell their origins apart: the chance that one of the second
 * set is longer than one of the first (Mann and Whitney's U over the number of pairs).
 *
 * @param chance 0.5 if they tell nothing, 0 or 1 if they tell everything
 * @param noise how far from 0.5 the chance strays between two sets of one origin, once in
 * a thousand times
 */
record Separation(double chance, double noise) {

	/** Of a normal distribution: beyond it, on both sides, lies one in a thousand. */
	private static final double ONE_IN_A_THOUSAND = 3.29;

	static Separation of(long[] first, long[] second) {
		long[] sorted = first.clone();
		Arrays.sort(sorted);
		double shorter = 0;
		for (long time : second) {
			shorter += (below(sorted, time) + below(sorted, time + 1)) / 2.0;
		}
		double pairs = (double) first.length * second.length;
		double deviation = Math.sqrt((first.length + second.length + 1) / (12 * pairs));
		return new Separation(shorter / pairs, ONE_IN_A_THOUSAND * deviation);
	}

	boolean isNoise() {
		return Math.abs(this.chance - 0.5) <= this.noise;
	}

	private static int below(long[] sorted, long limit) {
		int low = 0;
		int high = sorted.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (sorted[middle] < limit) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	@Override
	public String toString() {
		return "%.3f (0.5 ± %.3f is noise): %s".formatted(this.chance, this.noise, isNoise() ? "noise" : "TOLD APART");
	}

}
