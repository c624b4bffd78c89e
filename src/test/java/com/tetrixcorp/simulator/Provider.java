package com.tetrixcorp.simulator;

import java.util.Optional;

/**
 * A provider's side of its interface: how it answers, and how it words a refusal.
 */
interface Provider {

	Answer answer(Request request);

	Answer refusal(int status);

	/**
	 * Whether the request is to send something, which has a switch of its own.
	 * @param request the request
	 * @return {@code true} also for one that will be refused
	 */
	default boolean isSend(Request request) {
		return false;
	}

	/**
	 * What a well-formed request to send would bring to a phone.
	 * @param request a request to send
	 * @return the message, if it would be taken
	 */
	default Optional<SentMessage> message(Request request) {
		return Optional.empty();
	}

}
