package com.tetrixcorp.site;

import java.util.Enumeration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code If-None-Match} (RFC 9110, section 13.1.2).
 */
final class IfNoneMatch {

	/** The edge weakens a tag when it compresses anew; the comparison ignores that. */
	private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")|\\*");

	private IfNoneMatch() {
	}

	static boolean names(@Nullable Enumeration<String> values, String tag) {
		while (values != null && values.hasMoreElements()) {
			Matcher matcher = TAG.matcher(values.nextElement());
			while (matcher.find()) {
				if (matcher.group(1) == null || matcher.group(1).equals(tag)) {
					return true;
				}
			}
		}
		return false;
	}

}
