package com.tetrixcorp.provider.telnyx;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * A verify profile, as far as the probe looks at it.
 *
 * @param data the profile
 */
record VerifyProfile(@Nullable Data data) {

	/**
	 * The profile itself.
	 *
	 * @param id its id
	 * @param sms how it sends SMS; absent if it cannot
	 */
	record Data(@Nullable String id, @Nullable Sms sms) {

	}

	/**
	 * How the profile sends SMS.
	 *
	 * @param codeLength digits of a code
	 */
	@JsonNaming(SnakeCaseStrategy.class)
	record Sms(@Nullable Integer codeLength) {

	}

}
