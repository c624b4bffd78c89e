package com.tetrixcorp.contact;

import java.util.Locale;

/**
 * What became of a post, as it is counted.
 */
enum Outcome {

	/** It is in the database. */
	STORED,

	/** Its author was told what to change. */
	FLAWED,

	/** Its author was asked to look at it once more. */
	SUSPICIOUS,

	/** It was one too many. */
	LIMITED,

	/** The database did not answer. */
	UNAVAILABLE;

	String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
