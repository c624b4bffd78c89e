package com.tetrixcorp.verification.token;

import java.time.Instant;
import java.util.UUID;

/**
 * The answer to a token that is redeemed.
 *
 * @param success always {@code true}; problems say {@code false}
 * @param verified always {@code true}
 * @param subject names the number: the same in every token about it
 * @param audience whom the token is made out to
 * @param verificationId the verification that it came of
 * @param verifiedAt when the number was verified
 */
record Redemption(boolean success, boolean verified, String subject, String audience, UUID verificationId,
		Instant verifiedAt) {

	static Redemption of(Attestation token) {
		return new Redemption(true, true, token.subject(), token.audience(), token.verificationId(),
				token.verifiedAt());
	}

}
