package com.tetrixcorp.verification.page;

import java.time.Duration;
import java.time.Instant;

/**
 * Words a time that somebody has to wait, or has left.
 */
final class Waiting {

	private static final int SECONDS_TO_SAY = 120;

	private Waiting() {
	}

	/**
	 * A wait in seconds, never too short.
	 * @param wait how long
	 * @return whole seconds, at least one
	 */
	static long seconds(Duration wait) {
		return Math.max(1, wait.plusMillis(999).toSeconds());
	}

	static long secondsUntil(Instant moment, Instant now) {
		return now.isBefore(moment) ? seconds(Duration.between(now, moment)) : 0;
	}

	/**
	 * A wait in words.
	 * @param wait how long
	 * @return in seconds up to two minutes, in minutes up to two hours, else in hours
	 */
	static String words(Duration wait) {
		long seconds = seconds(wait);
		if (seconds <= SECONDS_TO_SAY) {
			return count(seconds, "second");
		}
		long minutes = (seconds + 59) / 60;
		return (minutes <= SECONDS_TO_SAY) ? count(minutes, "minute") : count((minutes + 59) / 60, "hour");
	}

	private static String count(long number, String unit) {
		return number + " " + unit + ((number == 1) ? "" : "s");
	}

}
