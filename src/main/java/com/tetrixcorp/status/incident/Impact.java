package com.tetrixcorp.status.incident;

import java.util.Locale;

/**
 * What an incident did to what the service can do.
 */
public enum Impact {

	/** A check failed, and every capability was still there. */
	DEGRADED,

	/** A capability was lost that the service can be without. */
	LOST,

	/** A critical capability was lost. */
	CRITICAL_LOST;

	public String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
