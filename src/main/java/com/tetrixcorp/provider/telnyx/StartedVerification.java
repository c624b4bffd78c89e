package com.tetrixcorp.provider.telnyx;

import org.jspecify.annotations.Nullable;

/**
 * Telnyx's answer to a send, as far as it is looked at: the rest repeats the number and
 * the code.
 *
 * @param data the verification
 */
record StartedVerification(@Nullable Data data) {

	/**
	 * The verification on Telnyx's side, which is not used further.
	 *
	 * @param id its id
	 * @param status how it stands
	 */
	record Data(@Nullable String id, @Nullable String status) {

	}

}
