package com.tetrixcorp.verification;

import java.time.Instant;
import java.util.UUID;

/**
 * A number that somebody has proven to hold.
 *
 * @param e164 the number, such as {@code +4915112345678}
 * @param verificationId the verification that proved it
 * @param verifiedAt when
 */
public record VerifiedNumber(String e164, UUID verificationId, Instant verifiedAt) {

	@Override
	public String toString() {
		return "VerifiedNumber[verificationId=" + this.verificationId + ", verifiedAt=" + this.verifiedAt + "]";
	}

}
