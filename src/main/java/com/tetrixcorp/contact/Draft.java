package com.tetrixcorp.contact;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to send, whether or not it may be sent. Without blanks around it,
 * and with line breaks of one kind, since each browser and client sends its own.
 *
 * @param name as typed
 * @param email as typed
 * @param message as typed
 */
public record Draft(String name, String email, String message) {

	static final Draft EMPTY = new Draft("", "", "");

	static Draft of(@Nullable String name, @Nullable String email, @Nullable String message) {
		return new Draft(tidy(name), tidy(email), tidy(message));
	}

	/**
	 * What may be stored of it.
	 * @return the same without HTML
	 */
	Draft plain() {
		return of(Markup.removedFrom(this.name), this.email, Markup.removedFrom(this.message));
	}

	private static String tidy(@Nullable String text) {
		return (text != null) ? text.replace("\r\n", "\n").replace('\r', '\n').strip() : "";
	}

	/** Shows nothing of a person. */
	@Override
	public String toString() {
		return "Draft";
	}

}
