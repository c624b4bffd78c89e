package com.tetrixcorp.verification.token;

import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/v2/2fa/redeem}.
 *
 * @param token the token
 * @param audience who the sender is: redeemed only if it is made out to that one
 * @param phoneNumber the number that the sender believes it to be about, as E.164: an
 * error if it is another. The token is used up either way, so that nobody tries numbers
 */
record RedeemRequest(@Nullable String token, @Nullable String audience, @Nullable String phoneNumber) {

	@Override
	public String toString() {
		return "RedeemRequest[audience=" + this.audience + "]";
	}

}
