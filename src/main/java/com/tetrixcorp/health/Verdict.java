package com.tetrixcorp.health;

import java.util.Locale;

/**
 * The health of the whole, as one instance sees it.
 */
public enum Verdict {

	/** A critical capability is lost, or this instance is draining: 503. */
	UNHEALTHY,

	/** Neither healthy nor unhealthy: something fails or is unknown: 200. */
	DEGRADED,

	/** Every check passes: 200. */
	HEALTHY;

	private final String wireName = name().toLowerCase(Locale.ROOT);

	public String wireName() {
		return this.wireName;
	}

	/**
	 * The status code of a health answer.
	 * @return 200 or 503
	 */
	public int httpStatus() {
		return (this == UNHEALTHY) ? 503 : 200;
	}

}
