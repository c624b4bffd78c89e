package com.tetrixcorp.faults;

import java.time.Duration;

import org.springframework.boot.convert.DurationStyle;

/**
 * How long faults last: as it was promised, unless a system property says otherwise.
 */
final class Lengths {

	private Lengths() {
	}

	static Duration of(String name, String promised) {
		return DurationStyle.detectAndParse(System.getProperty("faults." + name, promised));
	}

	static Duration since(long nanos) {
		return Duration.ofNanos(System.nanoTime() - nanos);
	}

}
