package com.tetrixcorp.verification;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts numbers for the table. Each is bound to its verification, so that one cannot
 * be put into the row of another.
 */
final class SealedNumbers {

	private static final String CIPHER = "AES/GCM/NoPadding";

	private static final int NONCE_LENGTH = 12;

	private static final int TAG_BITS = 128;

	private final SecureRandom random = new SecureRandom();

	private final SecretKeySpec key;

	SealedNumbers(String secret) {
		this.key = new SecretKeySpec(
				Hkdf.key(secret.getBytes(StandardCharsets.UTF_8), "tetrix verification: numbers at rest"), "AES");
	}

	byte[] seal(UUID id, String e164) {
		byte[] nonce = new byte[NONCE_LENGTH];
		this.random.nextBytes(nonce);
		try {
			byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, id).doFinal(e164.getBytes(StandardCharsets.US_ASCII));
			return ByteBuffer.allocate(NONCE_LENGTH + sealed.length).put(nonce).put(sealed).array();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JDK has " + CIPHER, ex);
		}
	}

	/**
	 * Reads a number again.
	 * @param id its verification
	 * @param sealed what {@link #seal} made for it
	 * @return the number; empty if the secret was changed since
	 */
	Optional<String> open(UUID id, byte[] sealed) {
		byte[] nonce = Arrays.copyOf(sealed, NONCE_LENGTH);
		try {
			byte[] number = cipher(Cipher.DECRYPT_MODE, nonce, id).doFinal(sealed, NONCE_LENGTH,
					sealed.length - NONCE_LENGTH);
			return Optional.of(new String(number, StandardCharsets.US_ASCII));
		}
		catch (AEADBadTagException ex) {
			return Optional.empty();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("A number cannot be read", ex);
		}
	}

	private Cipher cipher(int mode, byte[] nonce, UUID id) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(CIPHER);
		cipher.init(mode, this.key, new GCMParameterSpec(TAG_BITS, nonce));
		cipher.updateAAD(id.toString().getBytes(StandardCharsets.US_ASCII));
		return cipher;
	}

}
