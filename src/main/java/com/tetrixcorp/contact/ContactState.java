package com.tetrixcorp.contact;

import java.util.Locale;

/**
 * Whether somebody has taken care of a message.
 */
public enum ContactState {

	/** Nobody yet. */
	OPEN,

	/** Somebody has. */
	DONE;

	/**
	 * The same as the APIs write it.
	 * @return the name in small letters
	 */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
