package com.tetrixcorp.verification;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to have verified.
 *
 * @param phoneNumber the number as it was typed, with a leading + and country code;
 * blanks, dashes and brackets in it are fine
 * @param channel how the code is to come
 * @param audience for whom the token is to be; {@code null}: for the primary domain
 * @param client the network address of whoever asks, as the container tells it
 */
public record Wish(String phoneNumber, Channel channel, @Nullable String audience, String client) {

	@Override
	public String toString() {
		return "Wish[channel=" + this.channel + ", audience=" + this.audience + "]";
	}

}
