package com.tetrixcorp.status.text;

import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Writes measured values for a reader. What nobody measured is a dash, never a zero.
 */
public final class Readings {

	/** Stands where a number would, had somebody measured. */
	public static final String NOT_MEASURED = "\u2013";

	private static final long SECOND = 1000;

	private Readings() {
	}

	/**
	 * How long something took.
	 * @param millis milliseconds, or {@code null} if nobody measured
	 * @return such as {@code 140 ms} or {@code 5.0 s}
	 */
	public static String took(@Nullable Long millis) {
		if (millis == null) {
			return NOT_MEASURED;
		}
		return (millis < SECOND) ? millis + " ms"
				: String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10);
	}

	/**
	 * How old something is.
	 * @param millis milliseconds, or {@code null} if there is no such thing
	 * @return in whole units, such as {@code 4 s}, {@code 3 min} or {@code 2 h 5 min}
	 */
	public static String age(@Nullable Long millis) {
		return (millis != null) ? span(Duration.ofMillis(Math.max(0, millis))) : NOT_MEASURED;
	}

	/**
	 * How long a state lasted. A state that lasted at all never lasts zero seconds.
	 * @param millis milliseconds
	 * @return such as {@code 3 min}, {@code less than 1 s}, or a dash for no time at all
	 */
	public static String lasted(long millis) {
		if (millis == 0) {
			return NOT_MEASURED;
		}
		return (millis < SECOND) ? "less than 1 s" : age(millis);
	}

	public static String span(Duration duration) {
		if (duration.toMinutes() == 0) {
			return duration.toSeconds() + " s";
		}
		if (duration.toHours() == 0) {
			return duration.toMinutes() + " min";
		}
		return (duration.toDays() == 0) ? two(duration.toHours(), "h", duration.toMinutesPart(), "min")
				: two(duration.toDays(), "d", duration.toHoursPart(), "h");
	}

	private static String two(long large, String largeUnit, int small, String smallUnit) {
		return large + " " + largeUnit + ((small != 0) ? " " + small + " " + smallUnit : "");
	}

}
