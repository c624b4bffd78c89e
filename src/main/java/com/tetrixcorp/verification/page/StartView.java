package com.tetrixcorp.verification.page;

import org.jspecify.annotations.Nullable;

/**
 * The page that asks for a number.
 *
 * @param phoneNumber what is in the field
 * @param trouble why it is shown again; {@code null} for the page as the edge keeps it
 */
public record StartView(String phoneNumber, @Nullable Trouble trouble) {

	/** Before anything was typed. */
	public static final StartView EMPTY = new StartView("", null);

	public boolean wrong() {
		return this.trouble != null && this.trouble.wrongField();
	}

	@Override
	public String toString() {
		return "StartView[trouble=" + this.trouble + "]";
	}

}
