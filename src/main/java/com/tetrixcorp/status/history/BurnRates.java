package com.tetrixcorp.status.history;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * How fast the budget of an objective is being spent. Only what was observed counts: a
 * rate is the share of the observed time that was lost, as if the rest of the window had
 * been the same. A window of which nothing was observed has no rate, so it neither burns
 * nor rests; how much of it was observed, its coverage tells.
 */
final class BurnRates {

	/**
	 * The usual pairs: 2 % of a month's budget in an hour, 5 % in 6 hours, 10 % in 3
	 * days.
	 */
	private static final List<Pair> PAIRS = List.of(new Pair(1, 5, 14.4), new Pair(6, 30, 6), new Pair(72, 360, 1));

	private BurnRates() {
	}

	static List<Objective.BurnRate> of(double target, Function<Duration, Tally> last) {
		return PAIRS.stream()
			.map((pair) -> new Objective.BurnRate(pair.longHours(), pair.shortMinutes(), pair.threshold(),
					rate(target, last.apply(Duration.ofHours(pair.longHours()))),
					rate(target, last.apply(Duration.ofMinutes(pair.shortMinutes())))))
			.toList();
	}

	static @Nullable Double rate(double target, Tally tally) {
		long observed = tally.passing() + tally.failing();
		return (observed > 0) ? Double.valueOf((double) tally.failing() / observed / (1 - target)) : null;
	}

	private record Pair(int longHours, int shortMinutes, double threshold) {

	}

}
