package com.tetrixcorp.verification;

import java.time.Duration;
import java.util.UUID;

/**
 * A code on its way to a phone. Every carrier that is asked gets the same one.
 *
 * @param reference the verification it belongs to, for the carrier's own records
 * @param e164 the number
 * @param channel how it is to come
 * @param code six digits
 * @param text the whole message, for carriers that do not word it themselves
 * @param validity how long the code is good for
 */
public record CodeMessage(UUID reference, String e164, Channel channel, String code, String text, Duration validity) {

	/** Shows neither the number nor the code. */
	@Override
	public String toString() {
		return "CodeMessage[reference=" + this.reference + ", channel=" + this.channel + "]";
	}

}
