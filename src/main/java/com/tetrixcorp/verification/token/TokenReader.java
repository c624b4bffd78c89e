package com.tetrixcorp.verification.token;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a token is ours and still good. The algorithm and the keys are those that
 * we chose: nothing in a token's header can bring others.
 */
final class TokenReader {

	private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

	private final String issuer;

	private final Set<String> audiences;

	private final Duration skew;

	private final InstantSource clock;

	TokenReader(JWKSet keys, String issuer, Set<String> audiences, Duration skew, InstantSource clock) {
		this.processor
			.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(keys)));
		// All claims are judged below, by our clock.
		this.processor.setJWTClaimsSetVerifier((claims, context) -> {
		});
		this.issuer = issuer;
		this.audiences = audiences;
		this.skew = skew;
		this.clock = clock;
	}

	/**
	 * What a token says.
	 * @param token in compact form, from anybody
	 * @return its claims
	 * @throws RefusedToken if it is not one of ours, or too old
	 */
	Attestation read(String token) {
		try {
			Attestation attestation = attestation(this.processor.process(token, null));
			if (!this.clock.instant().isBefore(attestation.expiresAt())) {
				throw new RefusedToken(RefusedToken.Reason.TOKEN_EXPIRED);
			}
			return attestation;
		}
		// Whatever libraries throw at a text that is no token.
		catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException ex) {
			throw new RefusedToken(RefusedToken.Reason.TOKEN_INVALID);
		}
	}

	private Attestation attestation(JWTClaimsSet claims) throws ParseException {
		List<String> audience = claims.getAudience();
		require(this.issuer.equals(claims.getIssuer()));
		require(audience.size() == 1 && this.audiences.contains(audience.get(0)));
		require(!moment(claims.getIssueTime()).isAfter(this.clock.instant().plus(this.skew)));
		require(claims.getLongClaim(Claims.VERIFIED_AT) != null);
		return new Attestation(UUID.fromString(text(claims.getJWTID())), text(claims.getSubject()), audience.get(0),
				UUID.fromString(text(claims.getStringClaim(Claims.VERIFICATION_ID))),
				Instant.ofEpochSecond(claims.getLongClaim(Claims.VERIFIED_AT)), moment(claims.getExpirationTime()));
	}

	private static Instant moment(@Nullable Date date) {
		if (date == null) {
			throw new IllegalArgumentException("A moment is missing");
		}
		return date.toInstant();
	}

	private static String text(@Nullable String claim) {
		if (claim == null || claim.isBlank()) {
			throw new IllegalArgumentException("A claim is missing");
		}
		return claim;
	}

	private static void require(boolean condition) {
		if (!condition) {
			throw new IllegalArgumentException("Not as our tokens are");
		}
	}

}
