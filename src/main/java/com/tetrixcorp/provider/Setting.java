package com.tetrixcorp.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One environment variable that a provider needs, and what a value must look like. Never
 * shows its value.
 *
 * @param variable the name of the variable
 * @param value its value, blank if not set
 * @param form what a well-formed value satisfies
 */
public record Setting(String variable, String value, Predicate<String> form) {

	/**
	 * What fits into a header or a path: a line break in a key would otherwise surface in
	 * the text of an exception, with the key.
	 */
	private static final Predicate<String> TOKEN = Pattern.compile("[\\x21-\\x7E]+").asMatchPredicate();

	private static final Predicate<String> UUID = Pattern
		.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}")
		.asMatchPredicate();

	public static Setting token(String variable, String value) {
		return new Setting(variable, value, TOKEN);
	}

	public static Setting uuid(String variable, String value) {
		return new Setting(variable, value, UUID);
	}

	public static Setting url(String variable, String value) {
		return new Setting(variable, value, Setting::isHttpUrl);
	}

	boolean missing() {
		return this.value.isBlank();
	}

	boolean malformed() {
		return !missing() && !this.form.test(this.value);
	}

	@Override
	public String toString() {
		return this.variable;
	}

	private static boolean isHttpUrl(String value) {
		try {
			URI uri = new URI(value);
			boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
			return http && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null
					&& uri.getFragment() == null;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

}
