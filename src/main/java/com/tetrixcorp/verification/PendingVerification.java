package com.tetrixcorp.verification;

import java.time.Instant;

/**
 * A verification whose code may be on its way.
 *
 * @param verificationId opaque, and known only to whoever asked
 * @param maskedNumber the number with most of it hidden, such as {@code +49151•••678}
 * @param channel how the code comes
 * @param expiresAt until when the code is taken
 * @param resendAfter from when on another code can be asked for
 */
public record PendingVerification(String verificationId, String maskedNumber, Channel channel, Instant expiresAt,
		Instant resendAfter) {

}
