package com.tetrixcorp.verification;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What starts a verification.
 *
 * @param phoneNumber with a leading + and country code
 * @param method {@code sms} or {@code voice}; {@code sms} if it is missing
 * @param audience for whom the token is to be; the primary domain if it is missing
 */
record InitiateBody(@NotBlank(message = "must be given") @Size(max = 64, message = "is too long") String phoneNumber,
		@Nullable @Pattern(regexp = "sms|voice", message = "must be sms or voice") String method,
		@Nullable @Size(max = 253, message = "is too long") String audience) {

	Wish wish(String client) {
		return new Wish(this.phoneNumber, Channel.of(this.method).orElse(Channel.SMS), this.audience, client);
	}

	@Override
	public String toString() {
		return "InitiateBody[method=" + this.method + "]";
	}

}
