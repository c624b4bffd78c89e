package com.tetrixcorp.verification;

import java.util.List;

/**
 * What came of a message, of all the carriers together that were asked for it.
 */
enum DispatchResult {

	/** A carrier took it. */
	SENT,

	/** It cannot be sent to this number. */
	NUMBER_REFUSED,

	/** No carrier said that it took it, but it may arrive. */
	UNCONFIRMED,

	/** It was certainly not sent. */
	NOT_SENT;

	/**
	 * Sums up.
	 * @param outcomes one for each carrier that was asked, in that order
	 * @return what came of it; without a carrier: nothing was sent
	 */
	static DispatchResult of(List<SendOutcome> outcomes) {
		if (outcomes.contains(SendOutcome.ACCEPTED)) {
			return SENT;
		}
		if (outcomes.stream().anyMatch(SendOutcome::isUnclear)) {
			return UNCONFIRMED;
		}
		return outcomes.contains(SendOutcome.NUMBER_REFUSED) ? NUMBER_REFUSED : NOT_SENT;
	}

}
