package com.tetrixcorp.verification.token;

import java.time.Instant;
import java.util.UUID;

/**
 * What a genuine token says.
 *
 * @param id the token's own name, {@code jti}
 * @param subject the {@link SubjectHash} of the verified number
 * @param audience whom it is made out to
 * @param verificationId the verification that it came of
 * @param verifiedAt when the number was verified
 * @param expiresAt until when it may be redeemed
 */
record Attestation(UUID id, String subject, String audience, UUID verificationId, Instant verifiedAt,
		Instant expiresAt) {

}
