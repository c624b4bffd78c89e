package com.tetrixcorp.verification.token;

import java.text.ParseException;
import java.time.InstantSource;
import java.util.Set;

import com.nimbusds.jose.jwk.JWKSet;

import com.tetrixcorp.setting.SigningKeys;

/**
 * All that making and reading tokens takes.
 *
 * @param writer signs
 * @param reader judges
 * @param subjects names numbers
 * @param published the keys that others may believe
 */
record Mint(TokenWriter writer, TokenReader reader, SubjectHash subjects, JWKSet published) {

	static Mint of(TokenProperties properties, String issuer, Set<String> audiences, InstantSource clock)
			throws ParseException {
		SigningKeys keys = SigningKeys.parse(properties.signingKey());
		SubjectHash subjects = new SubjectHash(properties.subjectSecret());
		return new Mint(new TokenWriter(keys.signer(), subjects, issuer, properties.life(), clock),
				new TokenReader(keys.published(), issuer, audiences, properties.skew(), clock), subjects,
				keys.published());
	}

}
