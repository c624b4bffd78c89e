package com.tetrixcorp.health;

import java.util.Locale;

/**
 * The state of a check.
 */
public enum CheckStatus {

	/** It does not do what we need of it. */
	FAIL,

	/** No evidence, or evidence that is too old. */
	UNKNOWN,

	/** Recent evidence says that it does what we need of it. */
	PASS;

	private final String wireName = name().toLowerCase(Locale.ROOT);

	public String wireName() {
		return this.wireName;
	}

}
