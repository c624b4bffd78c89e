package com.tetrixcorp.verification;

import java.time.Duration;

import com.tetrixcorp.verification.VerificationRefused.Reason;

/**
 * Stands for verification where the service was not told its secret or any country.
 */
final class NotSetUp implements PhoneVerification {

	/** Somebody has to set it up first. */
	static final Duration RETRY = Duration.ofMinutes(10);

	@Override
	public PendingVerification initiate(Wish wish) {
		throw refused();
	}

	@Override
	public PendingVerification resend(String verificationId, String client) {
		throw refused();
	}

	@Override
	public CodeCheck verify(Guess guess) {
		throw refused();
	}

	@Override
	public VerificationState state(String verificationId) {
		throw refused();
	}

	private static VerificationRefused refused() {
		return new VerificationRefused(Reason.NOT_CONFIGURED, RETRY);
	}

}
