package com.tetrixcorp.health;

import java.time.Duration;

/**
 * Says a duration as a person does, in its largest unit.
 */
public final class Age {

	private Age() {
	}

	/**
	 * The words for a duration.
	 * @param duration not negative
	 * @return such as {@code 300 ms}, {@code 5 s}, {@code 4 min}, {@code 3 h},
	 * {@code 2 d}
	 */
	public static String of(Duration duration) {
		if (duration.toSeconds() < 1) {
			return duration.toMillis() + " ms";
		}
		if (duration.toMinutes() < 1) {
			return duration.toSeconds() + " s";
		}
		if (duration.toHours() < 1) {
			return duration.toMinutes() + " min";
		}
		return (duration.toDays() < 1) ? duration.toHours() + " h" : duration.toDays() + " d";
	}

}
