package com.tetrixcorp.verification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How a code reaches a person.
 */
public enum Channel {

	/** A text message. */
	SMS,

	/** A call that reads the code aloud. */
	VOICE;

	/**
	 * The name in APIs and forms.
	 * @return {@code sms} or {@code voice}
	 */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads a name.
	 * @param wireName the name, if there is one
	 * @return the channel it means
	 */
	public static Optional<Channel> of(@Nullable String wireName) {
		return Arrays.stream(values()).filter((channel) -> channel.wireName().equals(wireName)).findFirst();
	}

}
