package com.tetrixcorp.verification;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

import com.tetrixcorp.verification.VerificationRefused.Reason;

/**
 * Who makes tokens, and for whom.
 */
final class TokenDesk {

	private final ObjectProvider<VerificationTokens> tokens;

	private final List<String> audiences;

	TokenDesk(ObjectProvider<VerificationTokens> tokens, List<String> audiences) {
		this.tokens = tokens;
		this.audiences = audiences;
	}

	/**
	 * Asked before anything is sent or counted.
	 * @return who makes tokens
	 */
	VerificationTokens open() {
		VerificationTokens maker = this.tokens.getIfAvailable();
		if (maker == null || !maker.available()) {
			throw new VerificationRefused(Reason.NOT_CONFIGURED, NotSetUp.RETRY);
		}
		return maker;
	}

	// While instances of two versions run, one may not know whom the other knows.
	void requireAudience(String known) {
		if (!this.audiences.contains(known)) {
			throw new VerificationRefused(Reason.NOT_CONFIGURED, NotSetUp.RETRY);
		}
	}

	String audience(@Nullable String wanted) {
		if (wanted == null || wanted.isBlank()) {
			return this.audiences.get(0);
		}
		if (!this.audiences.contains(wanted.strip())) {
			throw new VerificationRefused(Reason.UNKNOWN_AUDIENCE);
		}
		return wanted.strip();
	}

}
