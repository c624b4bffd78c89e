package com.tetrixcorp.contact;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads the header {@code Idempotency-Key}: with or without the quotes that its draft
 * standard asks for. Long enough that two senders do not choose the same by chance.
 */
final class IdempotencyKey {

	private static final Pattern FORM = Pattern.compile("[\\x21\\x23-\\x7E]{16,100}");

	private IdempotencyKey() {
	}

	static @Nullable String read(@Nullable String header) {
		if (header == null) {
			return null;
		}
		String key = header.strip();
		if (key.length() > 1 && key.startsWith("\"") && key.endsWith("\"")) {
			key = key.substring(1, key.length() - 1);
		}
		if (!FORM.matcher(key).matches()) {
			throw ContactProblems.badKey();
		}
		return key;
	}

}
