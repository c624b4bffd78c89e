package com.tetrixcorp.verification;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;

/**
 * Makes codes and ids, and compares codes by their hashes. A code is never kept.
 */
final class Codes {

	private static final int DIGITS = 6;

	private static final int BOUND = 1_000_000;

	private static final int HASH_LENGTH = 32;

	private final SecureRandom random = new SecureRandom();

	private final byte[] secret;

	Codes(String secret) {
		this.secret = secret.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Makes an id. Not one of the JDK's random UUIDs, which have 122 random bits.
	 * @return 128 random bits
	 */
	UUID newId() {
		return new UUID(this.random.nextLong(), this.random.nextLong());
	}

	String newCode() {
		return String.format(Locale.ROOT, "%0" + DIGITS + "d", this.random.nextInt(BOUND));
	}

	/**
	 * Hashes a code for one verification.
	 * @param id the verification
	 * @param code the code
	 * @return what is stored in place of the code
	 */
	byte[] hash(UUID id, String code) {
		byte[] digits = code.getBytes(StandardCharsets.US_ASCII);
		return Hkdf.hmac(this.secret,
				ByteBuffer.allocate(2 * Long.BYTES + digits.length)
					.putLong(id.getMostSignificantBits())
					.putLong(id.getLeastSignificantBits())
					.put(digits)
					.array());
	}

	/**
	 * Looks like the hash of a code, but no code fits.
	 * @return random bytes
	 */
	byte[] hashOfNone() {
		byte[] hash = new byte[HASH_LENGTH];
		this.random.nextBytes(hash);
		return hash;
	}

	boolean matches(byte[] stored, UUID id, String code) {
		return MessageDigest.isEqual(stored, hash(id, code));
	}

	/**
	 * Reads a code that was typed, in any digits and with blanks.
	 * @param typed what was typed
	 * @return six digits
	 */
	static String read(String typed) {
		String code = typed.replaceAll("[\\p{Z}\\s-]", "")
			.codePoints()
			.limit(DIGITS + 1L)
			.map((digit) -> Character.isDigit(digit) ? Character.forDigit(Character.digit(digit, 10), 10) : 'x')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		if (code.length() != DIGITS || code.indexOf('x') >= 0) {
			throw new VerificationRefused(VerificationRefused.Reason.INVALID_CODE);
		}
		return code;
	}

}
