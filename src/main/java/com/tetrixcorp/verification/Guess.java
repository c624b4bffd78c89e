package com.tetrixcorp.verification;

import org.jspecify.annotations.Nullable;

/**
 * A code that somebody has typed.
 *
 * @param verificationId the verification it is said to belong to
 * @param code the code as typed; blanks in it are fine
 * @param phoneNumber the number it was sent to, if that is to be compared as well
 */
public record Guess(String verificationId, String code, @Nullable String phoneNumber) {

	@Override
	public String toString() {
		return "Guess[verificationId=" + this.verificationId + "]";
	}

}
