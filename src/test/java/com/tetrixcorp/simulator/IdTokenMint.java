package com.tetrixcorp.simulator;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

/**
 * Makes Firebase's ID tokens, and what only looks like one.
 */
public final class IdTokenMint {

	/** Whoever this is said to be is staff where {@link Simulators#environment()} is. */
	public static final String STAFF = "staff@example.com";

	private static final Duration HOUR = Duration.ofHours(1);

	private final KeyPair keys;

	IdTokenMint(KeyPair keys) {
		this.keys = keys;
	}

	/**
	 * A genuine token of one of our staff.
	 * @return the token
	 */
	public String staff() {
		return genuine((claims) -> {
		});
	}

	/**
	 * A token with a genuine signature.
	 * @param change what it says otherwise than one of our staff's
	 * @return the token
	 */
	public String genuine(Consumer<JWTClaimsSet.Builder> change) {
		return signed(header(JWSAlgorithm.RS256, SigningKeysProvider.KEY_ID), signer(this.keys), change);
	}

	public String ofAnotherPerson(String email, boolean verified) {
		return genuine(
				(claims) -> claims.subject("uid-of-another").claim("email", email).claim("email_verified", verified));
	}

	/** As Firebase's own emulator signs: not at all. */
	public String unsigned() {
		return new PlainJWT(claims().build()).serialize();
	}

	/** What is public, used as a secret. */
	public String signedWithThePublicKeyAsASecret() {
		try {
			return signed(header(JWSAlgorithm.HS256, SigningKeysProvider.KEY_ID),
					new MACSigner(this.keys.getPublic().getEncoded()), (claims) -> {
					});
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public String signedByAnotherKey() {
		return signed(header(JWSAlgorithm.RS256, SigningKeysProvider.KEY_ID), signer(newKeys()), (claims) -> {
		});
	}

	public String signedByAKeyNobodyKnows(String keyId) {
		return signed(header(JWSAlgorithm.RS256, keyId), signer(this.keys), (claims) -> {
		});
	}

	public String withoutKeyId() {
		return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).build(), signer(this.keys),
				(claims) -> {
				});
	}

	public String signedWith(JWSAlgorithm algorithm) {
		return signed(header(algorithm, SigningKeysProvider.KEY_ID), signer(this.keys), (claims) -> {
		});
	}

	private static JWSHeader header(JWSAlgorithm algorithm, String keyId) {
		return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(keyId).build();
	}

	private static JWSSigner signer(KeyPair keys) {
		return new RSASSASigner(keys.getPrivate());
	}

	private static JWTClaimsSet.Builder claims() {
		Instant now = Instant.now();
		return new JWTClaimsSet.Builder().issuer("https://securetoken.google.com/" + FirebaseProvider.PROJECT_ID)
			.audience(FirebaseProvider.PROJECT_ID)
			.subject("uid-of-staff")
			.claim("user_id", "uid-of-staff")
			.claim("email", STAFF)
			.claim("email_verified", true)
			.claim("auth_time", now.minusSeconds(60).getEpochSecond())
			.issueTime(Date.from(now.minusSeconds(60)))
			.expirationTime(Date.from(now.plus(HOUR)))
			.claim("firebase", Map.of("sign_in_provider", "password", "identities", Map.of()));
	}

	private static String signed(JWSHeader header, JWSSigner signer, Consumer<JWTClaimsSet.Builder> change) {
		JWTClaimsSet.Builder claims = claims();
		change.accept(claims);
		SignedJWT token = new SignedJWT(header, claims.build());
		try {
			token.sign(signer);
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return token.serialize();
	}

	static KeyPair newKeys() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return generator.generateKeyPair();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
