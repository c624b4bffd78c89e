package com.tetrixcorp.verification.page;

import java.time.Duration;
import java.util.List;

/**
 * What was measured on a code's way.
 *
 * @param readings whom we asked to bring the last code, in order
 * @param back how long it took from there until the code was typed
 */
public record Measured(List<Reading> readings, Duration back) {

	static final Measured UNKNOWN = new Measured(List.of(), Duration.ZERO);

	public Measured {
		readings = List.copyOf(readings);
	}

	/**
	 * The same in words.
	 * @return such as {@code 23 seconds}
	 */
	public String backInWords() {
		return Waiting.words(this.back);
	}

}
