package com.tetrixcorp.verification.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import com.tetrixcorp.verification.VerifiedNumber;

/**
 * Signs tokens.
 */
final class TokenWriter {

	private final ECKey key;

	private final SubjectHash subjects;

	private final String issuer;

	private final Duration life;

	private final InstantSource clock;

	TokenWriter(ECKey key, SubjectHash subjects, String issuer, Duration life, InstantSource clock) {
		this.key = key;
		this.subjects = subjects;
		this.issuer = issuer;
		this.life = life;
		this.clock = clock;
	}

	String write(VerifiedNumber number, String audience) {
		Instant now = this.clock.instant();
		JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(this.issuer)
			.subject(this.subjects.of(number.e164()))
			.audience(audience)
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plus(this.life)))
			.jwtID(UUID.randomUUID().toString())
			.claim(Claims.VERIFICATION_ID, number.verificationId().toString())
			.claim(Claims.VERIFIED_AT, number.verifiedAt().getEpochSecond())
			.build();
		JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT)
			.keyID(this.key.getKeyID())
			.build();
		SignedJWT token = new SignedJWT(header, claims);
		try {
			token.sign(new ECDSASigner(this.key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("A token could not be signed", ex);
		}
		return token.serialize();
	}

}
