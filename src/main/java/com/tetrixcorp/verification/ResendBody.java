package com.tetrixcorp.verification;

import jakarta.validation.constraints.NotBlank;

/**
 * What asks for another code.
 *
 * @param verificationId the verification
 */
record ResendBody(@NotBlank(message = "must be given") String verificationId) {

}
