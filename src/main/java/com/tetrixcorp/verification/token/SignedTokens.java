package com.tetrixcorp.verification.token;

import java.util.Set;

import com.nimbusds.jose.jwk.JWKSet;
import org.jspecify.annotations.Nullable;

import com.tetrixcorp.site.Unavailable;
import com.tetrixcorp.verification.VerificationTokens;
import com.tetrixcorp.verification.VerifiedNumber;

/**
 * Tokens that are signed, and told again from others; none where there is no key.
 */
final class SignedTokens implements VerificationTokens {

	private final String primaryDomain;

	private final Set<String> audiences;

	private final @Nullable Mint mint;

	SignedTokens(String primaryDomain, Set<String> audiences, @Nullable Mint mint) {
		this.primaryDomain = primaryDomain;
		this.audiences = audiences;
		this.mint = mint;
	}

	@Override
	public boolean available() {
		return this.mint != null;
	}

	@Override
	public String issue(VerifiedNumber number, @Nullable String audience) {
		String reader = (audience != null) ? audience : this.primaryDomain;
		if (!this.audiences.contains(reader)) {
			throw new IllegalArgumentException("No tokens are made for this audience");
		}
		return mint().writer().write(number, reader);
	}

	JWKSet published() {
		return (this.mint != null) ? this.mint.published() : new JWKSet();
	}

	/**
	 * What tokens are made and read with.
	 * @return it
	 * @throws Unavailable if no key is configured
	 */
	Mint mint() {
		if (this.mint == null) {
			throw new Unavailable(null);
		}
		return this.mint;
	}

}
