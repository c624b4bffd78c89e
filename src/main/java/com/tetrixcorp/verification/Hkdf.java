package com.tetrixcorp.verification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives keys for different purposes from one secret (RFC 5869, with SHA-256). The JDK
 * has it only since version 25.
 */
final class Hkdf {

	static final String HMAC = "HmacSHA256";

	private static final int LENGTH = 32;

	private Hkdf() {
	}

	/**
	 * Derives a key of 256 bits.
	 * @param secret the secret
	 * @param purpose what the key is for
	 * @return the key
	 */
	static byte[] key(byte[] secret, String purpose) {
		return expand(hmac(new byte[LENGTH], secret), purpose.getBytes(StandardCharsets.UTF_8));
	}

	// One block is as long as the key.
	static byte[] expand(byte[] extracted, byte[] info) {
		byte[] block = new byte[info.length + 1];
		System.arraycopy(info, 0, block, 0, info.length);
		block[info.length] = 1;
		return hmac(extracted, block);
	}

	static byte[] hmac(byte[] key, byte[] message) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(new SecretKeySpec(key, HMAC));
			return mac.doFinal(message);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JDK has " + HMAC, ex);
		}
	}

}
