package com.tetrixcorp.verification;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where a verification stands, as its owner is told.
 *
 * @param success always true: what fails is a problem
 * @param verificationId its id
 * @param phoneNumber the number, masked
 * @param method how the code comes
 * @param status {@code pending}, {@code verified}, {@code expired} or {@code failed}
 * @param expiresAt until when the code is taken
 * @param resendAfter from when on another code can be asked for
 * @param attemptsLeft how often a code can be tried; not told at the start
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatePayload(boolean success, String verificationId, String phoneNumber, String method, String status,
		Instant expiresAt, Instant resendAfter, @Nullable Integer attemptsLeft) {

	static StatePayload of(PendingVerification pending) {
		return of(pending, VerificationState.Status.PENDING, null);
	}

	static StatePayload of(VerificationState state) {
		return of(state.pending(), state.status(), state.attemptsLeft());
	}

	private static StatePayload of(PendingVerification shown, VerificationState.Status status,
			@Nullable Integer attemptsLeft) {
		return new StatePayload(true, shown.verificationId(), shown.maskedNumber(), shown.channel().wireName(),
				status.wireName(), shown.expiresAt(), shown.resendAfter(), attemptsLeft);
	}

}
