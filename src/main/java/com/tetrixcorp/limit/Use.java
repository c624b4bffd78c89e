package com.tetrixcorp.limit;

import java.time.Duration;

/**
 * One use of something that is limited.
 *
 * @param name which limit, such as {@code contact.client-hour}; one name always has one
 * window
 * @param subject whose use it is, such as a client's network or a number: personal data,
 * of which only a hash is stored
 * @param max how many uses are allowed within any span of the window's length
 * @param window how long a use counts
 */
public record Use(String name, String subject, int max, Duration window) {

	/** For what is limited for all together. */
	public static final String EVERYBODY = "";

	public Use {
		if (max < 1 || window.toMillis() < 1) {
			throw new IllegalArgumentException("The limit " + name + " allows nothing");
		}
	}

	/** Shows no subject. */
	@Override
	public String toString() {
		return "Use[" + this.name + ", " + this.max + " per " + this.window + "]";
	}

}
