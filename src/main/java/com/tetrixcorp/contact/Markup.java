package com.tetrixcorp.contact;

import java.util.regex.Pattern;

/**
 * Takes HTML out of a text: its tags, comments and declarations, and nothing else that
 * merely holds a less-than sign, such as an address between angle brackets.
 */
final class Markup {

	// As HTML begins a tag (WHATWG, 13.2.5.6): a letter right after the sign. What has a
	// name but goes on with neither a blank nor a slash nor the end is none of HTML's.
	private static final Pattern TAG = Pattern
		.compile("</?[a-zA-Z][a-zA-Z0-9-]*(?:[\\s/][^<>]*)?>|<![a-zA-Z\\[-][^<>]*>|<\\?[^<>]*>");

	/** Enough for tags in a comment. Deeper, and for long, only an attack goes. */
	private static final int DEPTH = 3;

	private Markup() {
	}

	/**
	 * Takes all of it out.
	 * @param text any text
	 * @return what is left
	 */
	static String removedFrom(String text) {
		String left = text;
		// What stood around a tag may make another one.
		for (int i = 0; i < DEPTH; i++) {
			left = TAG.matcher(left).replaceAll("");
		}
		return TAG.matcher(left).find() ? left.replace("<", "") : left;
	}

}
