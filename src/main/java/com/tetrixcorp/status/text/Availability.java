package com.tetrixcorp.status.text;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Whether what is remembered can be shown, and how much it is worth.
 */
public enum Availability {

	/** Read a short while ago. */
	AVAILABLE,

	/** Read before, but it cannot be read now. */
	STALE,

	/** Never read so far. */
	UNAVAILABLE,

	/** Nobody writes anything down here: there is no database. */
	NOT_KEPT;

	public static Availability of(@Nullable Instant asOf, @Nullable Instant unavailableSince) {
		if (asOf == null) {
			return UNAVAILABLE;
		}
		return (unavailableSince != null) ? STALE : AVAILABLE;
	}

	public String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
