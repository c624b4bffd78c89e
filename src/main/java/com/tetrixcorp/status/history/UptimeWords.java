package com.tetrixcorp.status.history;

import java.util.Locale;

/**
 * Says an uptime with its coverage. Shares are cut off, never rounded up: what failed for
 * a moment is not 100 %, and what passed for a moment is not 0 %.
 */
public final class UptimeWords {

	private UptimeWords() {
	}

	/**
	 * The whole of it, for a sentence such as "up …".
	 * @param tally how long which state lasted
	 * @return such as {@code 99.95 % of the 97.2 % of the time that we observed}
	 */
	public static String of(Tally tally) {
		long observed = tally.passing() + tally.failing();
		if (observed == 0) {
			return (tally.unknown() == 0 && tally.maintenance() > 0) ? "in maintenance all the time" : "not observed";
		}
		String up = up(tally) + " of the ";
		return (tally.unknown() == 0) ? up + "time" : up + coverage(tally) + " of the time that we observed";
	}

	/**
	 * The share of the observed time that was up.
	 * @param tally how long which state lasted
	 * @return such as {@code 99.95 %}; {@code unknown} if nothing was observed
	 */
	public static String up(Tally tally) {
		return share(tally.passing(), tally.passing() + tally.failing(), 2);
	}

	/**
	 * The share of the time outside maintenance that was observed.
	 * @param tally how long which state lasted
	 * @return such as {@code 97.2 %}; {@code unknown} if there was no such time
	 */
	public static String coverage(Tally tally) {
		long observed = tally.passing() + tally.failing();
		return share(observed, observed + tally.unknown(), 1);
	}

	private static String share(long part, long whole, int decimals) {
		if (whole == 0) {
			return "unknown";
		}
		if (part == 0 || part == whole) {
			return (part == 0) ? "0 %" : "100 %";
		}
		long scale = (long) Math.pow(10, decimals);
		// Of a quarter in milliseconds, this fits a long a thousand times.
		long units = Math.multiplyExact(part, 100 * scale) / whole;
		String format = "%." + decimals + "f %%";
		return (units > 0) ? String.format(Locale.ROOT, format, (double) units / scale)
				: "less than " + String.format(Locale.ROOT, format, 1.0 / scale);
	}

}
