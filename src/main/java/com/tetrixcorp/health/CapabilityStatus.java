package com.tetrixcorp.health;

import java.util.Locale;

/**
 * Whether the service can do a thing, whatever it does it with.
 */
public enum CapabilityStatus {

	/** All checks behind it fail. */
	LOST,

	/** None passes, but not all are known to fail. */
	UNKNOWN,

	/** At least one check behind it passes. */
	UP;

	private final String wireName = name().toLowerCase(Locale.ROOT);

	public String wireName() {
		return this.wireName;
	}

}
