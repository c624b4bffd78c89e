package com.tetrixcorp.faults;

import java.util.Locale;

/**
 * Says for the log what a test has seen.
 */
final class Observed {

	private Observed() {
	}

	static void say(String format, Object... values) {
		System.out.println("observed: " + String.format(Locale.ROOT, format, values));
	}

}
