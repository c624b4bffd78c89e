package com.tetrixcorp.verification.page;

import java.util.Locale;

/**
 * One time that a carrier was asked to bring the code.
 *
 * @param carrier its name
 * @param accepted whether it took the message
 * @param outcome what came of it, one of fixed words
 * @param millis how long it took to answer
 */
public record Reading(String carrier, boolean accepted, String outcome, long millis) {

	static Reading of(String carrier, String outcome, long millis) {
		return new Reading(carrier, outcome.equals("accepted"), outcome, millis);
	}

	public String carrierName() {
		return this.carrier.substring(0, 1).toUpperCase(Locale.ROOT) + this.carrier.substring(1);
	}

}
