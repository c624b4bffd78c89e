package com.tetrixcorp.verification;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A code that comes back.
 *
 * @param verificationId the verification
 * @param code six digits
 * @param phoneNumber compared too, if it is there
 */
record VerifyBody(@NotBlank(message = "must be given") String verificationId,
		@NotBlank(message = "must be given") @Size(max = 64, message = "is too long") String code,
		@Nullable @Size(max = 64, message = "is too long") String phoneNumber) {

	Guess guess() {
		return new Guess(this.verificationId, this.code, this.phoneNumber);
	}

	@Override
	public String toString() {
		return "VerifyBody[verificationId=" + this.verificationId + "]";
	}

}
