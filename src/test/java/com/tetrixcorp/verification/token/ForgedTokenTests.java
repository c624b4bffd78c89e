package com.tetrixcorp.verification.token;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What others make up, and what we would never have signed.
 */
class ForgedTokenTests {

	private static final ECKey OUR_KEY = TokenSetup.key(TokenSetup.KEY);

	private static final ECKey THEIR_KEY = TokenSetup.key(TokenSetup.NEXT);

	private final TokenReader reader = TokenSetup.tokens(TokenSetup.KEY.json()).mint().reader();

	@Test
	void theTokenThatTheForgeriesAreMadeFromIsGood() {
		assertThat(this.reader.read(signed((claims) -> {
		})).audience()).isEqualTo(TokenSetup.OURS);
	}

	@Test
	void aTokenWithoutASignatureIsRefused() {
		refused(new PlainJWT(claims((claims) -> {
		})).serialize());
		String payload = signed((claims) -> {
		}).split("\\.")[1];
		for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
			refused(base64("{\"alg\":\"" + none + "\"}") + "." + payload + ".");
			refused(base64("{\"alg\":\"" + none + "\",\"kid\":\"" + OUR_KEY.getKeyID() + "\"}") + "." + payload + ".x");
		}
	}

	@Test
	void aSignatureThatIsCutOffOrEmptyOrAllZeroIsRefused() {
		String[] parts = signed((claims) -> {
		}).split("\\.");
		String head = parts[0] + "." + parts[1] + ".";
		refused(head);
		refused(head + parts[2].substring(0, 40));
		refused(head + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]));
	}

	@Test
	void ourPublicKeyIsNoSharedSecret() throws JOSEException {
		ECKey open = OUR_KEY.toPublicJWK();
		for (byte[] secret : List.of(bytes(open.toJSONString()), open.toECPublicKey().getEncoded(),
				bytes("-----BEGIN PUBLIC TokenSetup.KEY-----\n"
						+ Base64.getMimeEncoder(64, bytes("\n")).encodeToString(open.toECPublicKey().getEncoded())
						+ "\n-----END PUBLIC TokenSetup.KEY-----\n"),
				open.getX().decode())) {
			refused(sign(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(open.getKeyID()).build(),
					new MACSigner(secret)));
		}
	}

	@Test
	void anotherKeyIsRefusedUnderOurNameOrItsOwnOrNone() throws JOSEException {
		ECDSASigner theirs = new ECDSASigner(THEIR_KEY);
		refused(sign(header().keyID(OUR_KEY.getKeyID()).build(), theirs));
		refused(sign(header().keyID(THEIR_KEY.getKeyID()).build(), theirs));
		refused(sign(header().build(), theirs));
		assertThat(this.reader.read(sign(header().keyID(OUR_KEY.getKeyID()).build(), new ECDSASigner(OUR_KEY))))
			.isNotNull();
		refused(sign(header().keyID("unknown").build(), new ECDSASigner(OUR_KEY)));
	}

	@Test
	void aKeyThatATokenBringsAlongIsNotBelieved() throws JOSEException {
		ECDSASigner theirs = new ECDSASigner(THEIR_KEY);
		refused(sign(header().jwk(THEIR_KEY.toPublicJWK()).build(), theirs));
		refused(sign(header().jwk(THEIR_KEY.toPublicJWK()).keyID(OUR_KEY.getKeyID()).build(), theirs));
		refused(sign(header().jwkURL(URI.create("http://127.0.0.1:9/keys")).build(), theirs));
	}

	@Test
	void whatMustBeUnderstoodAndIsNotIsRefused() throws JOSEException {
		refused(sign(header().keyID(OUR_KEY.getKeyID()).criticalParams(Set.of("exp")).customParam("exp", 1).build(),
				new ECDSASigner(OUR_KEY)));
	}

	@Test
	void anotherPayloadUnderAGoodSignatureIsRefused() {
		String[] good = signed((claims) -> {
		}).split("\\.");
		String[] other = signed((claims) -> claims.audience(TokenSetup.SISTER)).split("\\.");
		refused(good[0] + "." + other[1] + "." + good[2]);
	}

	static Stream<Claim> wrongClaims() {
		return Stream.of(new Claim("another issuer", (claims) -> claims.issuer("https://evil.example")),
				new Claim("no issuer", (claims) -> claims.issuer(null)),
				new Claim("another audience", (claims) -> claims.audience("evil.example")),
				new Claim("ours among audiences",
						(claims) -> claims.audience(List.of(TokenSetup.OURS, "evil.example"))),
				new Claim("no audience", (claims) -> claims.audience((String) null)),
				new Claim("no exp", (claims) -> claims.expirationTime(null)),
				new Claim("future iat",
						(claims) -> claims.issueTime(date(TokenSetup.NOW.plus(TokenSetup.SKEW).plusSeconds(1)))),
				new Claim("no iat", (claims) -> claims.issueTime(null)),
				new Claim("no jti", (claims) -> claims.jwtID(null)),
				new Claim("a jti that is no UUID", (claims) -> claims.jwtID("1")),
				new Claim("no subject", (claims) -> claims.subject(null)),
				new Claim("a blank subject", (claims) -> claims.subject(" ")),
				new Claim("no verification", (claims) -> claims.claim("verification_id", null)),
				new Claim("no moment", (claims) -> claims.claim("verified_at", null)),
				new Claim("a moment that is none", (claims) -> claims.claim("verified_at", "now")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("wrongClaims")
	void evenOurOwnSignatureDoesNotMakeUpFor(Claim wrong) {
		refused(signed(wrong.change()));
	}

	@Test
	void aTokenIsExpiredFromItsLastSecondOn() {
		assertThat(this.reader.read(signed((claims) -> claims.expirationTime(date(TokenSetup.NOW.plusSeconds(1))))))
			.isNotNull();
		for (Instant past : List.of(TokenSetup.NOW, TokenSetup.NOW.minusSeconds(1), Instant.EPOCH)) {
			String token = signed((claims) -> claims.expirationTime(date(past)));
			assertThatExceptionOfType(RefusedToken.class).isThrownBy(() -> this.reader.read(token))
				.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(RefusedToken.Reason.TOKEN_EXPIRED));
		}
	}

	@Test
	void aClockThatIsALittleAheadIsForgiven() {
		assertThat(this.reader.read(signed((claims) -> claims.issueTime(date(TokenSetup.NOW.plus(TokenSetup.SKEW))))))
			.isNotNull();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { ".", "..", "...", "a.b.c", "null", "{}", "eyJhbGciOiJFUzI1NiJ9", "eyJhbGciOiJFUzI1NiJ9.e30.",
					"eyJhbGciOiJFUzI1NiJ9.bm90IGpzb24.AAAA", "e30.e30.e30", "\u0000", "Bearer x", "a.b.c.d.e" })
	void whatIsNoTokenAtAllIsRefused(String text) {
		refused(text);
	}

	private void refused(String token) {
		assertThatExceptionOfType(RefusedToken.class).as(token)
			.isThrownBy(() -> this.reader.read(token))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(RefusedToken.Reason.TOKEN_INVALID));
	}

	private static String signed(Consumer<JWTClaimsSet.Builder> change) {
		try {
			SignedJWT token = new SignedJWT(header().keyID(OUR_KEY.getKeyID()).build(), claims(change));
			token.sign(new ECDSASigner(OUR_KEY));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String sign(JWSHeader header, JWSSigner signer) throws JOSEException {
		SignedJWT token = new SignedJWT(header, claims((claims) -> {
		}));
		token.sign(signer);
		return token.serialize();
	}

	private static JWSHeader.Builder header() {
		return new JWSHeader.Builder(JWSAlgorithm.ES256);
	}

	private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(TokenSetup.ISSUER)
			.audience(TokenSetup.OURS)
			.subject("subject")
			.issueTime(date(TokenSetup.NOW))
			.expirationTime(date(TokenSetup.NOW.plus(TokenSetup.LIFE)))
			.jwtID(UUID.randomUUID().toString())
			.claim("verification_id", UUID.randomUUID().toString())
			.claim("verified_at", TokenSetup.NOW.getEpochSecond());
		change.accept(claims);
		return claims.build();
	}

	private static Date date(Instant instant) {
		return Date.from(instant);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String base64(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
	}

	record Claim(String name, Consumer<JWTClaimsSet.Builder> change) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
