package com.tetrixcorp.setting;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SigningJwkTests {

	private static final GeneratedJwk KEY = GeneratedJwk.generate();

	private static final GeneratedJwk ANOTHER = GeneratedJwk.generate();

	/** The order of the curve: private keys are smaller. */
	private static final BigInteger ORDER = new BigInteger(
			"FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);

	@RepeatedTest(20)
	void aKeyWithItsPointIsTaken() {
		assertThat(SigningJwk.isWellFormed(GeneratedJwk.generate().json())).isTrue();
	}

	@Test
	void furtherMembersDoNotMatter() {
		assertThat(SigningJwk.isWellFormed(KEY.json().replace("{", "{ \"kid\": \"1\", \"use\": \"sig\",\n"))).isTrue();
	}

	@Test
	void thePointOfAnotherKeyIsRefused() {
		assertThat(SigningJwk.isWellFormed(new GeneratedJwk(KEY.d(), ANOTHER.x(), ANOTHER.y()).json())).isFalse();
	}

	@Test
	void aPointThatIsNotOnTheCurveIsRefused() {
		assertThat(SigningJwk.isWellFormed(new GeneratedJwk(KEY.d(), KEY.x(), ANOTHER.y()).json())).isFalse();
		assertThat(SigningJwk.isWellFormed(new GeneratedJwk(KEY.d(), KEY.y(), KEY.x()).json())).isFalse();
	}

	@Test
	void aPrivateHalfOutsideOfTheCurvesOrderIsRefused() {
		assertThat(SigningJwk.isWellFormed(new GeneratedJwk("A".repeat(43), KEY.x(), KEY.y()).json())).isFalse();
		byte[] order = Arrays.copyOfRange(ORDER.toByteArray(), 1, 33);
		String d = Base64.getUrlEncoder().withoutPadding().encodeToString(order);
		assertThat(SigningJwk.isWellFormed(new GeneratedJwk(d, KEY.x(), KEY.y()).json())).isFalse();
	}

	@Test
	void aMissingPartIsRefused() {
		for (String part : new String[] { "kty", "crv", "d", "x", "y" }) {
			assertThat(SigningJwk.isWellFormed(KEY.json().replace("\"" + part + "\"", "\"no\""))).as(part).isFalse();
		}
	}

	@Test
	void aPartOfAnotherLengthIsRefused() {
		for (String part : new String[] { KEY.d(), KEY.x(), KEY.y() }) {
			assertThat(SigningJwk.isWellFormed(KEY.json().replace(part, part.substring(1)))).isFalse();
			assertThat(SigningJwk.isWellFormed(KEY.json().replace(part, "A" + part))).isFalse();
			assertThat(SigningJwk.isWellFormed(KEY.json().replace(part, part + "="))).isFalse();
		}
	}

	@Test
	void anotherKindOfKeyIsRefused() {
		assertThat(SigningJwk.isWellFormed(KEY.json().replace("EC", "OKP"))).isFalse();
		assertThat(SigningJwk.isWellFormed(KEY.json().replace("P-256", "P-384"))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "[]", "\"x\"", "1", "{}", "{", "x", "{\"kty\":null}", "{\"kty\":[\"EC\"]}",
			"{\"kty\":\"EC\",\"crv\":\"P-256\",\"d\":1,\"x\":{},\"y\":[]}" })
	void whatIsNoKeyAtAllIsRefusedWithoutAnException(String json) {
		assertThat(SigningJwk.isWellFormed(json)).isFalse();
	}

}
