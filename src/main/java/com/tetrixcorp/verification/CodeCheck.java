package com.tetrixcorp.verification;

import org.jspecify.annotations.Nullable;

/**
 * What came of comparing a code.
 *
 * @param verified whether it was the right one
 * @param attemptsLeft how often another code may be tried; 0 if none will ever be right
 * @param token says that the number is verified, for the audience that was named; absent
 * unless verified
 */
public record CodeCheck(boolean verified, int attemptsLeft, @Nullable String token) {

	static CodeCheck right(String token) {
		return new CodeCheck(true, 0, token);
	}

	static CodeCheck wrong(int attemptsLeft) {
		return new CodeCheck(false, attemptsLeft, null);
	}

	@Override
	public String toString() {
		return "CodeCheck[verified=" + this.verified + ", attemptsLeft=" + this.attemptsLeft + "]";
	}

}
