package com.tetrixcorp.limit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes a subject unreadable. With the key nobody who has the table alone can try out all
 * addresses and numbers there are; the limit's name goes in, so that the same subject is
 * told apart in each limit.
 */
final class SubjectHash {

	private static final String ALGORITHM = "HmacSHA256";

	/** Where no secret is set; then this is as good as a plain hash. */
	private static final String NO_SECRET = "none";

	private final SecretKeySpec key;

	SubjectHash(String secret) {
		String given = secret.isBlank() ? NO_SECRET : secret.strip();
		this.key = new SecretKeySpec(given.getBytes(StandardCharsets.UTF_8), ALGORITHM);
	}

	byte[] of(String name, String subject) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			// The prefix keeps what else is signed with the same secret apart.
			return mac.doFinal(("limit\0" + name + "\0" + subject).getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JDK has " + ALGORITHM, ex);
		}
	}

}
