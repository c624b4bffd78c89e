package com.tetrixcorp.status;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.history.Objective;
import com.tetrixcorp.status.history.Objective.BurnRate;
import com.tetrixcorp.status.text.Readings;
import com.tetrixcorp.status.text.UptimeWords;

/**
 * An objective, as the page shows it.
 *
 * @param target what is promised
 * @param left what is left of the time in which it may be lost
 * @param leftShare the same in per cent of the whole, 0 to 100; {@code null} if it is not
 * known
 * @param burning whether it is being spent so fast that somebody should know
 * @param rates how fast it is being spent
 */
public record ObjectiveView(String target, String left, @Nullable Integer leftShare, boolean burning,
		List<Rate> rates) {

	private static final int PER_CENT = 100;

	static ObjectiveView of(Objective objective) {
		Long spent = objective.spentMillis();
		return new ObjectiveView(
				UptimeWords.percent(objective.target(), 1) + " over " + objective.windowDays() + " days",
				(spent != null) ? left(objective.budgetMillis() - spent, objective.budgetMillis())
						: "not known, since nothing was observed",
				(spent != null) ? Integer.valueOf(share(objective.budgetMillis() - spent, objective.budgetMillis()))
						: null,
				objective.rates().stream().anyMatch(BurnRate::burning),
				objective.rates().stream().map(Rate::of).toList());
	}

	private static int share(long left, long budget) {
		return (int) Math.max(0, PER_CENT * left / Math.max(1, budget));
	}

	private static String left(long left, long budget) {
		String whole = Readings.age(budget);
		if (left > 0) {
			return Readings.lasted(left) + " of " + whole + " left";
		}
		return (left == 0) ? "nothing of " + whole + " left" : Readings.lasted(-left) + " more than its " + whole;
	}

	/**
	 * A burn rate, as the page shows it.
	 *
	 * @param windows the two windows
	 * @param overLong the rate over the long one
	 * @param overShort the rate over the short one
	 * @param threshold the rate from which somebody should know
	 * @param burning whether both have reached it
	 */
	public record Rate(String windows, String overLong, String overShort, String threshold, boolean burning) {

		private static final int MINUTES_PER_HOUR = 60;

		private static final int HOURS_PER_DAY = 24;

		static Rate of(BurnRate rate) {
			return new Rate(hours(rate.longHours()) + " and " + minutes(rate.shortMinutes()), number(rate.overLong()),
					number(rate.overShort()), number(rate.threshold()), rate.burning());
		}

		private static String hours(int hours) {
			return (hours % HOURS_PER_DAY == 0) ? hours / HOURS_PER_DAY + " d" : hours + " h";
		}

		private static String minutes(int minutes) {
			return (minutes % MINUTES_PER_HOUR == 0) ? hours(minutes / MINUTES_PER_HOUR) : minutes + " min";
		}

		private static String number(@Nullable Double rate) {
			return (rate != null) ? String.format(Locale.ROOT, "%.1f", rate) : Readings.NOT_MEASURED;
		}

	}

}
