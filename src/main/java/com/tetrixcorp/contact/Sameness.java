package com.tetrixcorp.contact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import org.jspecify.annotations.Nullable;

/**
 * What makes a second sending the same message. A sender who gives a key decides; without
 * one the content does: a double click, a reloaded page, a try after an error whose first
 * one had succeeded.
 *
 * @param content hash of what is sent
 * @param mark hash of what decides
 */
record Sameness(byte[] content, byte[] mark) {

	static Sameness of(Draft draft, @Nullable String key) {
		// Lengths keep the fields apart, whatever they hold.
		byte[] content = hash("content\0" + draft.name().length() + "\0" + draft.email().length() + "\0" + draft.name()
				+ draft.email() + draft.message());
		return new Sameness(content, (key != null) ? hash("key\0" + key) : content);
	}

	private static byte[] hash(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
