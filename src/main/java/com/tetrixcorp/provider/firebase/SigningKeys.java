package com.tetrixcorp.provider.firebase;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The published keys that sign ID tokens.
 *
 * @param keys the keys
 */
record SigningKeys(@Nullable List<Key> keys) {

	boolean canVerify() {
		return this.keys != null && this.keys.stream().anyMatch(Key::isRsa);
	}

	/**
	 * One public key.
	 *
	 * @param kty its type
	 * @param kid its id, which a token names
	 * @param n the modulus
	 * @param e the exponent
	 */
	record Key(@Nullable String kty, @Nullable String kid, @Nullable String n, @Nullable String e) {

		boolean isRsa() {
			return "RSA".equals(this.kty) && this.kid != null && this.n != null && this.e != null;
		}

	}

}
