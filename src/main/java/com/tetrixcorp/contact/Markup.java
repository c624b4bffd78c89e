package com.tetrixcorp.contact;

import java.util.regex.Pattern;

/**
 * Takes HTML out of a text: its tags, comments and declarations. What could still begin
 * one, for whatever else stands behind it, is parted by a blank; addresses between angle
 * brackets stay as they are.
 */
final class Markup {

	// What people take for a tag; browsers take more.
	private static final Pattern TAG = Pattern
		.compile("</?[a-zA-Z][a-zA-Z0-9-]*(?:[\\s/][^<>]*)?>|<![a-zA-Z\\[-][^<>]*>|<\\?[^<>]*>");

	// Where a browser begins a tag, a comment or a declaration (WHATWG, 13.2.5.6).
	// Nothing is tried twice: a text of "@" alone would take for ever.
	private static final Pattern BEGINNING = Pattern
		.compile("<(?=[a-zA-Z/!?])(?![^\\s<>\"'=/@]++@[^\\s<>\"'=/]++>)(?!https?://[^\\s<>\"'=]++>)");

	private Markup() {
	}

	/**
	 * Takes all of it out.
	 * @param text any text
	 * @return what is left
	 */
	static String removedFrom(String text) {
		String left = TAG.matcher(text).replaceAll("");
		// Once more, for tags in comments.
		left = TAG.matcher(left).replaceAll("");
		return BEGINNING.matcher(left).replaceAll("< ");
	}

}
