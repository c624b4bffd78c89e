package com.tetrixcorp.provider;

import com.tetrixcorp.verification.SendOutcome;

/**
 * Reads a carrier's answer to a message that is not a success. Pure: one table per
 * carrier.
 */
@FunctionalInterface
public interface SendRefusals {

	/**
	 * What the answer means.
	 * @param status the HTTP status, not 2xx
	 * @param body the body, whatever it is
	 * @return the outcome, never {@link SendOutcome#ACCEPTED}
	 */
	SendOutcome read(int status, byte[] body);

	/**
	 * What a status says where the body says nothing more precise.
	 * @param status the HTTP status, not 2xx
	 * @return the outcome; of a redirect, which is not followed: that it is not clear
	 */
	static SendOutcome byStatus(int status) {
		return switch (status) {
			// What is behind a gateway may have taken the message all the same.
			case 502, 504 -> SendOutcome.UNCLEAR;
			case 400, 422 -> SendOutcome.REQUEST_REFUSED;
			case 401 -> SendOutcome.CREDENTIALS;
			case 403, 404 -> SendOutcome.MISCONFIGURED;
			case 429 -> SendOutcome.THROTTLED;
			default -> (status >= 500 && status < 600) ? SendOutcome.UNAVAILABLE : SendOutcome.UNCLEAR;
		};
	}

}
