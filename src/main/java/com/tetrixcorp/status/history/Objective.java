package com.tetrixcorp.status.history;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What we promise of a capability, and what is left of the time in which it may be lost.
 *
 * @param target share of the time that it must be up, such as 0.999
 * @param windowDays days that the promise is about, ending now
 * @param budgetMillis how long it may be lost within the window
 * @param spentMillis how long it was; {@code null} if nothing of the window was observed
 * @param rates how fast the budget is being spent, per pair of windows
 */
public record Objective(double target, int windowDays, long budgetMillis, @Nullable Long spentMillis,
		List<BurnRate> rates) {

	public Objective {
		rates = List.copyOf(rates);
	}

	/**
	 * The rate at which the budget is spent, over a long window and a short one: 1 spends
	 * it in exactly the objective's window. Both must exceed the threshold: the long one
	 * says that it matters, the short one that it still goes on.
	 *
	 * @param longHours the long window in hours
	 * @param shortMinutes the short window in minutes
	 * @param threshold the rate from which somebody should know
	 * @param overLong the rate over the long window, {@code null} if nothing of it was
	 * observed
	 * @param overShort the rate over the short window, the same way
	 */
	public record BurnRate(int longHours, int shortMinutes, double threshold, @Nullable Double overLong,
			@Nullable Double overShort) {

		public boolean burning() {
			return this.overLong != null && this.overShort != null && this.overLong >= this.threshold
					&& this.overShort >= this.threshold;
		}

	}

}
