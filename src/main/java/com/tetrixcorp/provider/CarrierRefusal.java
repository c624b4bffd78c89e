package com.tetrixcorp.provider;

import com.tetrixcorp.verification.SendOutcome;

/**
 * A carrier did not take a message. Carries the class of its answer, not its text: that
 * may hold a phone number or a code.
 */
public final class CarrierRefusal extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final SendOutcome outcome;

	public CarrierRefusal(SendOutcome outcome) {
		super("The carrier did not take the message: " + outcome.wireName());
		this.outcome = outcome;
	}

	public SendOutcome outcome() {
		return this.outcome;
	}

}
