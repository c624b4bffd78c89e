package com.tetrixcorp.status.api;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.history.Objective;

/**
 * An objective and what is left of it.
 *
 * @param target share of the time that it must be up
 * @param windowDays days that the promise is about, ending now
 * @param budgetMillis how long it may be lost within them
 * @param spentMillis how long it was; {@code null} if nothing of those days was observed
 * @param leftMillis what is left; negative if more was spent than there was; {@code null}
 * if that is not known
 * @param burnRates how fast it is being spent
 */
record ObjectivePayload(double target, int windowDays, long budgetMillis, @Nullable Long spentMillis,
		@Nullable Long leftMillis, List<BurnRate> burnRates) {

	static ObjectivePayload of(Objective objective) {
		Long spent = objective.spentMillis();
		return new ObjectivePayload(objective.target(), objective.windowDays(), objective.budgetMillis(), spent,
				(spent != null) ? Long.valueOf(objective.budgetMillis() - spent) : null,
				objective.rates().stream().map(BurnRate::of).toList());
	}

	/**
	 * A pair of windows.
	 *
	 * @param longHours the long one in hours
	 * @param shortMinutes the short one in minutes
	 * @param threshold the rate that both must reach
	 * @param overLong the rate over the long one; {@code null} if nothing of it was
	 * observed
	 * @param overShort the rate over the short one, the same way
	 * @param burning whether both have reached it
	 */
	record BurnRate(int longHours, int shortMinutes, double threshold, @Nullable Double overLong,
			@Nullable Double overShort, boolean burning) {

		static BurnRate of(Objective.BurnRate rate) {
			return new BurnRate(rate.longHours(), rate.shortMinutes(), rate.threshold(), rate.overLong(),
					rate.overShort(), rate.burning());
		}

	}

}
