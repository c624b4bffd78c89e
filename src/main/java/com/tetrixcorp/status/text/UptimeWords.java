package com.tetrixcorp.status.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

import com.tetrixcorp.status.history.Tally;
import com.tetrixcorp.status.history.Uptime;

/**
 * Tells an uptime together with its coverage. Shares are cut off, never rounded up: what
 * failed for a moment is not 100 %, and what passed for a moment is not 0 %.
 */
public final class UptimeWords {

	private static final String PERCENT = "\u00a0%";

	private static final String LESS = "less than ";

	private static final int DECIMALS_OF_UP = 2;

	private static final int DECIMALS_OF_COVERAGE = 1;

	private UptimeWords() {
	}

	/**
	 * The whole of it.
	 * @param uptime the uptime
	 * @return such as {@code 99.95 % of the 97.2 % of the time that we observed}
	 */
	public static String sentence(Uptime uptime) {
		return up(uptime) + ofObserved(uptime);
	}

	/**
	 * What the number is about.
	 * @param uptime the uptime
	 * @return what follows {@link #up}; empty if nothing was observed
	 */
	public static String ofObserved(Uptime uptime) {
		if (uptime.up() == null || uptime.coverage() == null) {
			return "";
		}
		if (uptime.coverage() == 1) {
			return " of the time, all of it observed";
		}
		String coverage = coverage(uptime);
		return coverage.startsWith(LESS) ? " of what we observed, " + coverage + " of the time"
				: " of the " + coverage + " of the time that we observed";
	}

	/**
	 * The same beside others of its kind, where little room is.
	 * @param uptime the uptime
	 * @return such as {@code of 97.2 % observed}; empty if nothing was
	 */
	public static String ofObservedBriefly(Uptime uptime) {
		if (uptime.up() == null || uptime.coverage() == null) {
			return "";
		}
		if (uptime.coverage() == 1) {
			return "all of it observed";
		}
		String coverage = coverage(uptime);
		return (coverage.startsWith(LESS) ? "" : "of ") + coverage + " observed";
	}

	public static String up(Uptime uptime) {
		if (uptime.up() != null) {
			return percent(uptime.up(), DECIMALS_OF_UP);
		}
		return (uptime.coverage() != null) ? "not observed" : "in maintenance";
	}

	public static String coverage(Uptime uptime) {
		return (uptime.coverage() != null) ? percent(uptime.coverage(), DECIMALS_OF_COVERAGE) : Readings.NOT_MEASURED;
	}

	/**
	 * One day, or another stretch of time.
	 * @param tally what it was made of
	 * @return such as {@code 75.00 % up, 97.2 % observed, 3 min of maintenance}
	 */
	public static String of(Tally tally) {
		Uptime uptime = tally.uptime();
		String maintenance = (tally.maintenance() > 0) ? Readings.lasted(tally.maintenance()) + " of maintenance" : "";
		if (uptime.up() == null && uptime.coverage() == null && !maintenance.isEmpty()) {
			return maintenance;
		}
		if (uptime.up() == null) {
			return maintenance.isEmpty() ? "not observed" : "not observed, " + maintenance;
		}
		return up(uptime) + " up, " + coverage(uptime) + " observed"
				+ (maintenance.isEmpty() ? "" : ", " + maintenance);
	}

	/**
	 * A share of a whole in per cent, rounded down, but to nothing only if it is nothing.
	 * @param share 0 to 1
	 * @param decimals how many to show, unless it is nothing or all
	 * @return such as {@code 99.95 %} or {@code less than 0.01 %}
	 */
	public static String percent(double share, int decimals) {
		if (share == 0 || share == 1) {
			return ((share == 0) ? "0" : "100") + PERCENT;
		}
		BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2).setScale(decimals, RoundingMode.DOWN);
		return (percent.signum() != 0) ? percent + PERCENT : LESS + BigDecimal.ONE.movePointLeft(decimals) + PERCENT;
	}

}
