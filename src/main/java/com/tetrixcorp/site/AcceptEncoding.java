package com.tetrixcorp.site;

import java.util.Enumeration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Accept-Encoding} (RFC 9110, section 12.5.3), as far as gzip goes.
 */
final class AcceptEncoding {

	private AcceptEncoding() {
	}

	static boolean acceptsGzip(@Nullable Enumeration<String> values) {
		Boolean any = null;
		while (values != null && values.hasMoreElements()) {
			for (String element : values.nextElement().toLowerCase(Locale.ROOT).split(",", -1)) {
				int parameters = element.indexOf(';');
				String coding = ((parameters < 0) ? element : element.substring(0, parameters)).strip();
				boolean wanted = parameters < 0 || weight(element.substring(parameters + 1)) > 0;
				if (coding.equals("gzip") || coding.equals("x-gzip")) {
					return wanted;
				}
				if (coding.equals("*")) {
					any = wanted;
				}
			}
		}
		return any != null && any;
	}

	private static double weight(String parameter) {
		// A weight that cannot be read counts as none, so that the plain form is sent.
		String value = parameter.strip();
		if (!value.startsWith("q=")) {
			return 0;
		}
		try {
			return Double.parseDouble(value.substring(2));
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

}
