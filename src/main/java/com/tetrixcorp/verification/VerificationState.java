package com.tetrixcorp.verification;

import java.util.Locale;

/**
 * Where a verification stands.
 *
 * @param pending what it is about and until when; its times mean something only while the
 * status is {@link Status#PENDING}
 * @param status whether a code can still be taken
 * @param attemptsLeft how often a code may still be tried
 */
public record VerificationState(PendingVerification pending, Status status, int attemptsLeft) {

	/**
	 * Stages of a verification.
	 */
	public enum Status {

		/** The code is awaited. */
		PENDING,

		/** The right code came. */
		VERIFIED,

		/** No code came in time; another can be sent. */
		EXPIRED,

		/** Too many wrong codes; another can be sent. */
		FAILED;

		/**
		 * The name in the API.
		 * @return in lower case
		 */
		public String wireName() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
