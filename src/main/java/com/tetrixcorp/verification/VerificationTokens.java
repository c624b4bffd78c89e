package com.tetrixcorp.verification;

import org.jspecify.annotations.Nullable;

/**
 * Port to whoever makes tokens of verified numbers.
 */
public interface VerificationTokens {

	/**
	 * Whether there is a key to sign with. Asked before a message is sent: a number that
	 * was verified for nothing would have cost one.
	 * @return {@code false} if {@link #issue} would fail
	 */
	default boolean available() {
		return true;
	}

	/**
	 * Makes a token.
	 * @param number what was verified
	 * @param audience for whom, one of the allowed ones; {@code null}: the primary domain
	 * @return the token
	 */
	String issue(VerifiedNumber number, @Nullable String audience);

}
