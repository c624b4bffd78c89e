package com.tetrixcorp.alert;

import java.util.Locale;

/**
 * What a message tells.
 */
enum Kind {

	/** An incident began. */
	OPENED,

	/** It does more than was told. */
	WORSENED,

	/** It is over. */
	RECOVERED,

	/** It comes and goes: told once. */
	FLAPPING,

	/** It came and went, and has been gone for long enough. */
	STABLE,

	/** The database was found to be gone, and that was told without it. */
	OUTAGE,

	/** The same, again, soon after the last time. */
	OUTAGE_FLAPPING,

	/** It is back for the instance that had told so. */
	OUTAGE_OVER,

	/** Something works that soon will not. */
	WARNING,

	/** Somebody wrote to us. */
	CONTACT,

	/** Nothing happened: somebody tries whether messages arrive. */
	DRILL;

	String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static Kind of(String wireName) {
		return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

}
