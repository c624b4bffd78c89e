package com.tetrixcorp.verification.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names a phone number without telling it: base64url, without padding, of
 * {@code HMAC-SHA-256(K, number)} with the number as E.164 in ASCII, its plus sign
 * included, and {@code K = HMAC-SHA-256(secret, "tetrix verification token subject 1")}.
 * <p>
 * The same number has the same name in every token, whoever it is made out to and
 * whichever key signed it, so that whoever holds two tokens can tell whether they are
 * about one number. It is keyed since a plain hash would tell the number: a country has
 * some 10<sup>10</sup> of them, which one machine hashes in seconds. It is not a slow
 * hash, which would only make those seconds hours. The key is derived, so that the secret
 * can serve other purposes without one being an oracle for another.
 */
final class SubjectHash {

	private static final String ALGORITHM = "HmacSHA256";

	private static final String PURPOSE = "tetrix verification token subject 1";

	private final SecretKeySpec key;

	SubjectHash(String secret) {
		this.key = new SecretKeySpec(mac(key(secret.getBytes(StandardCharsets.UTF_8)), PURPOSE), ALGORITHM);
	}

	/**
	 * The name of a number.
	 * @param e164 the number, such as {@code +4915112345678}
	 * @return 43 characters
	 */
	String of(String e164) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(this.key, e164));
	}

	private static SecretKeySpec key(byte[] secret) {
		return new SecretKeySpec(secret, ALGORITHM);
	}

	private static byte[] mac(SecretKeySpec key, String text) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(key);
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has HMAC-SHA-256", ex);
		}
	}

}
