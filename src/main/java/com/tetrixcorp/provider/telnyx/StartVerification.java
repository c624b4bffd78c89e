package com.tetrixcorp.provider.telnyx;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import com.tetrixcorp.verification.CodeMessage;

/**
 * Asks Telnyx to send a code of ours.
 *
 * @param phoneNumber to where
 * @param verifyProfileId by which profile
 * @param timeoutSecs how long the code is good for
 * @param customCode the code
 */
@JsonNaming(SnakeCaseStrategy.class)
record StartVerification(String phoneNumber, String verifyProfileId, long timeoutSecs, String customCode) {

	static StartVerification of(CodeMessage message, String profile) {
		return new StartVerification(message.e164(), profile, message.validity().toSeconds(), message.code());
	}

	/** Shows neither the number nor the code. */
	@Override
	public String toString() {
		return "StartVerification[verifyProfileId=" + this.verifyProfileId + "]";
	}

}
