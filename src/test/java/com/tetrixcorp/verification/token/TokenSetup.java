package com.tetrixcorp.verification.token;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.nimbusds.jose.jwk.ECKey;

import com.tetrixcorp.setting.GeneratedJwk;
import com.tetrixcorp.setting.SigningKeys;
import com.tetrixcorp.verification.VerifiedNumber;

/**
 * Keys, a clock that stands, and what is signed with them.
 */
final class TokenSetup {

	static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

	static final Duration LIFE = Duration.ofMinutes(10);

	static final Duration SKEW = Duration.ofMinutes(1);

	static final String SECRET = "a secret of tests, 32 characters";

	static final String ISSUER = "https://tetrix.example";

	static final String OURS = "tetrix.example";

	static final String SISTER = "joromi.tetrix.example";

	static final GeneratedJwk KEY = GeneratedJwk.generate();

	static final GeneratedJwk NEXT = GeneratedJwk.generate();

	static final VerifiedNumber NUMBER = new VerifiedNumber("+4915112345678",
			UUID.fromString("6a1f5b0e-4c1d-4a7e-9a52-0d8c3f1e2b4a"), NOW.minusSeconds(1));

	private TokenSetup() {
	}

	static SignedTokens tokens(String keys) {
		return tokens(keys, NOW);
	}

	static SignedTokens tokens(String keys, Instant now) {
		TokenProperties properties = new TokenProperties(keys, SECRET, List.of(SISTER), LIFE, SKEW);
		Set<String> audiences = Set.of(OURS, SISTER);
		try {
			return new SignedTokens(OURS, audiences, Mint.of(properties, ISSUER, audiences, () -> now));
		}
		catch (ParseException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	static ECKey key(GeneratedJwk key) {
		try {
			return SigningKeys.parse(key.json()).signer();
		}
		catch (ParseException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	static String set(String... keys) {
		return "{\"keys\":[" + String.join(",", keys) + "]}";
	}

}
