package com.tetrixcorp.verification.token;

/**
 * Names of the claims that are not registered ones.
 */
final class Claims {

	static final String VERIFICATION_ID = "verification_id";

	static final String VERIFIED_AT = "verified_at";

	private Claims() {
	}

}
