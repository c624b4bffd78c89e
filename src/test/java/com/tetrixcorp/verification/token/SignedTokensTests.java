package com.tetrixcorp.verification.token;

import java.text.ParseException;
import java.time.Duration;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;

import com.tetrixcorp.site.Unavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SignedTokensTests {

	private final SignedTokens tokens = TokenSetup.tokens(TokenSetup.KEY.json());

	@Test
	void whoeverHasThePublishedKeyCanVerifyATokenWithoutAskingUs() throws ParseException, JOSEException {
		SignedJWT token = SignedJWT.parse(this.tokens.issue(TokenSetup.NUMBER, null));

		JWKSet published = JWKSet.parse(this.tokens.published().toString(true));

		assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
		assertThat(token.getHeader().getType().getType()).isEqualTo("JWT");
		assertThat(token.verify(new ECDSAVerifier(published.getKeyByKeyId(token.getHeader().getKeyID()).toECKey())))
			.isTrue();
	}

	@Test
	void aTokenSaysWhoVerifiedWhatForWhomAndUntilWhen() throws ParseException {
		JWTClaimsSet claims = SignedJWT.parse(this.tokens.issue(TokenSetup.NUMBER, TokenSetup.SISTER))
			.getJWTClaimsSet();

		assertThat(claims.getIssuer()).isEqualTo("https://tetrix.example");
		assertThat(claims.getAudience()).containsExactly(TokenSetup.SISTER);
		assertThat(claims.getSubject()).isEqualTo(new SubjectHash(TokenSetup.SECRET).of(TokenSetup.NUMBER.e164()));
		assertThat(claims.getIssueTime()).isEqualTo(TokenSetup.NOW);
		assertThat(claims.getExpirationTime()).isEqualTo(TokenSetup.NOW.plus(Duration.ofMinutes(10)));
		assertThat(claims.getStringClaim("verification_id")).isEqualTo(TokenSetup.NUMBER.verificationId().toString());
		assertThat(claims.getLongClaim("verified_at")).isEqualTo(TokenSetup.NUMBER.verifiedAt().getEpochSecond());
		assertThat(claims.getClaims()).hasSize(8);
	}

	@Test
	void theNumberIsNowhereInAToken() throws ParseException {
		SignedJWT token = SignedJWT.parse(this.tokens.issue(TokenSetup.NUMBER, null));

		assertThat(token.getPayload().toString() + token.getHeader())
			.doesNotContain(TokenSetup.NUMBER.e164().substring(1));
	}

	@Test
	void twoTokensOfOneNumberHaveOneSubjectAndTwoNames() throws ParseException {
		JWTClaimsSet one = SignedJWT.parse(this.tokens.issue(TokenSetup.NUMBER, null)).getJWTClaimsSet();
		JWTClaimsSet other = SignedJWT
			.parse(TokenSetup.tokens(TokenSetup.NEXT.json(), TokenSetup.NOW.plusSeconds(3600))
				.issue(TokenSetup.NUMBER, TokenSetup.SISTER))
			.getJWTClaimsSet();

		assertThat(other.getSubject()).isEqualTo(one.getSubject());
		assertThat(other.getJWTID()).isNotEqualTo(one.getJWTID());
	}

	@Test
	void whoIsNotNamedGetsATokenForThePrimaryDomainAndAStrangerGetsNone() throws ParseException {
		assertThat(SignedJWT.parse(this.tokens.issue(TokenSetup.NUMBER, null)).getJWTClaimsSet().getAudience())
			.containsExactly(TokenSetup.OURS);
		assertThatIllegalArgumentException().isThrownBy(() -> this.tokens.issue(TokenSetup.NUMBER, "stranger.example"));
	}

	@Test
	void withoutAKeyThereAreNoTokensAndNoneIsPublished() {
		SignedTokens none = new SignedTokens(TokenSetup.OURS, Set.of(TokenSetup.OURS), null);

		assertThat(none.available()).isFalse();
		assertThat(none.published().getKeys()).isEmpty();
		assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> none.issue(TokenSetup.NUMBER, null));
		assertThat(this.tokens.available()).isTrue();
	}

	// The three steps of docs/verification.md.
	@Test
	void aKeyIsAnnouncedThenSignsThenIsBelievedForAWhileAndThenNoMore() {
		SignedTokens before = TokenSetup.tokens(TokenSetup.KEY.json());
		SignedTokens announced = TokenSetup.tokens(TokenSetup.set(TokenSetup.KEY.json(), TokenSetup.NEXT.publicJson()));
		SignedTokens rotated = TokenSetup.tokens(TokenSetup.set(TokenSetup.NEXT.json(), TokenSetup.KEY.publicJson()));
		SignedTokens after = TokenSetup.tokens(TokenSetup.NEXT.json());
		String old = before.issue(TokenSetup.NUMBER, null);
		String young = rotated.issue(TokenSetup.NUMBER, null);

		assertThat(reads(announced, old)).isTrue();
		assertThat(reads(rotated, old)).isTrue();
		assertThat(reads(announced, young)).isTrue();
		assertThat(reads(after, young)).isTrue();
		assertThat(reads(before, young)).isFalse();
		assertThat(reads(after, old)).isFalse();
	}

	private static boolean reads(SignedTokens tokens, String token) {
		try {
			return tokens.mint().reader().read(token).verificationId().equals(TokenSetup.NUMBER.verificationId());
		}
		catch (RefusedToken ex) {
			assertThat(ex.reason()).isEqualTo(RefusedToken.Reason.TOKEN_INVALID);
			return false;
		}
	}

}
