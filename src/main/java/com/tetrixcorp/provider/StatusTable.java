package com.tetrixcorp.provider;

import com.tetrixcorp.health.Outcome;

/**
 * What an HTTP status says about a provider, where its body says nothing more precise.
 */
public final class StatusTable {

	private StatusTable() {
	}

	/**
	 * The class of an answer.
	 * @param status the HTTP status
	 * @return the outcome; a redirect is {@code PROTOCOL}, since none is followed
	 */
	public static Outcome outcomeOf(int status) {
		if (status >= 500 && status < 600) {
			return Outcome.SERVER_ERROR;
		}
		return switch (status) {
			case 401 -> Outcome.CREDENTIALS;
			case 403, 404 -> Outcome.MISCONFIGURED;
			case 429 -> Outcome.THROTTLED;
			default -> Outcome.PROTOCOL;
		};
	}

}
