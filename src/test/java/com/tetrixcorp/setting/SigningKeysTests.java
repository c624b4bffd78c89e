package com.tetrixcorp.setting;

import java.math.BigInteger;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SigningKeysTests {

	private static final GeneratedJwk KEY = GeneratedJwk.generate();

	private static final GeneratedJwk ANOTHER = GeneratedJwk.generate();

	/** The order of the curve: private keys are smaller. */
	private static final BigInteger ORDER = new BigInteger(
			"FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);

	@RepeatedTest(20)
	void aKeyWithItsPointIsTaken() {
		assertThat(isWellFormed(GeneratedJwk.generate().json())).isTrue();
	}

	@Test
	void furtherMembersDoNotMatter() {
		assertThat(isWellFormed(KEY.json().replace("{", "{ \"kid\": \"1\", \"use\": \"sig\",\n"))).isTrue();
	}

	@Test
	void thePointOfAnotherKeyIsRefused() {
		assertThat(isWellFormed(new GeneratedJwk(KEY.d(), ANOTHER.x(), ANOTHER.y()).json())).isFalse();
	}

	@Test
	void aPointThatIsNotOnTheCurveIsRefused() {
		assertThat(isWellFormed(new GeneratedJwk(KEY.d(), KEY.x(), ANOTHER.y()).json())).isFalse();
		assertThat(isWellFormed(new GeneratedJwk(KEY.d(), KEY.y(), KEY.x()).json())).isFalse();
	}

	@Test
	void aPrivateHalfOutsideOfTheCurvesOrderIsRefused() {
		assertThat(isWellFormed(new GeneratedJwk("A".repeat(43), KEY.x(), KEY.y()).json())).isFalse();
		byte[] order = Arrays.copyOfRange(ORDER.toByteArray(), 1, 33);
		String d = Base64.getUrlEncoder().withoutPadding().encodeToString(order);
		assertThat(isWellFormed(new GeneratedJwk(d, KEY.x(), KEY.y()).json())).isFalse();
	}

	@Test
	void aMissingPartIsRefused() {
		for (String part : new String[] { "kty", "crv", "d", "x", "y" }) {
			assertThat(isWellFormed(KEY.json().replace("\"" + part + "\"", "\"no\""))).as(part).isFalse();
		}
	}

	@Test
	void aPartOfAnotherLengthIsRefused() {
		for (String part : new String[] { KEY.d(), KEY.x(), KEY.y() }) {
			assertThat(isWellFormed(KEY.json().replace(part, part.substring(1)))).isFalse();
			assertThat(isWellFormed(KEY.json().replace(part, "A" + part))).isFalse();
			assertThat(isWellFormed(KEY.json().replace(part, part + "="))).isFalse();
		}
	}

	@Test
	void anotherKindOfKeyIsRefused() {
		assertThat(isWellFormed(KEY.json().replace("EC", "OKP"))).isFalse();
		assertThat(isWellFormed(KEY.json().replace("P-256", "P-384"))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "[]", "\"x\"", "1", "{}", "{", "x", "{\"kty\":null}", "{\"kty\":[\"EC\"]}",
			"{\"kty\":\"EC\",\"crv\":\"P-256\",\"d\":1,\"x\":{},\"y\":[]}" })
	void whatIsNoKeyAtAllIsRefusedWithoutAnException(String json) {
		assertThat(isWellFormed(json)).isFalse();
	}

	@Test
	void aSetSignsWithItsOnlyPrivateKeyAndPublishesThatOneFirst() throws ParseException {
		SigningKeys keys = SigningKeys.parse(set(ANOTHER.publicJson(), KEY.json()));

		assertThat(keys.signer().getX()).hasToString(KEY.x());
		assertThat(keys.published().getKeys()).extracting((key) -> key.toECKey().getX().toString())
			.containsExactly(KEY.x(), ANOTHER.x());
	}

	@Test
	void nothingPrivateIsPublishedOrPrinted() throws ParseException {
		SigningKeys keys = SigningKeys.parse(set(KEY.json(), ANOTHER.publicJson()));

		assertThat(keys.published().toString(false) + keys).doesNotContain(KEY.d(), "\"d\"");
	}

	@Test
	void aKeyHasTheSameNameWhetherItSignsOrNotAndWhateverItCallsItself() throws ParseException {
		String signing = SigningKeys.parse(KEY.json()).signer().getKeyID();
		SigningKeys later = SigningKeys
			.parse(set(ANOTHER.json(), KEY.publicJson().replace("{", "{\"kid\":\"signer\",")));

		assertThat(later.published().getKeys().get(1).getKeyID()).isEqualTo(signing).hasSize(43);
	}

	@Test
	void theSameKeyTwiceIsPublishedOnce() throws ParseException {
		assertThat(SigningKeys.parse(set(KEY.publicJson(), KEY.json())).published().getKeys()).hasSize(1);
	}

	@Test
	void aSetWithoutAPrivateKeyOrWithTwoIsRefused() {
		assertThat(isWellFormed(set())).isFalse();
		assertThat(isWellFormed(set(KEY.publicJson()))).isFalse();
		assertThat(isWellFormed(KEY.publicJson())).isFalse();
		assertThat(isWellFormed(set(KEY.json(), ANOTHER.json()))).isFalse();
		assertThat(isWellFormed(set(KEY.json(), ANOTHER.publicJson()))).isTrue();
	}

	@Test
	void aSetWithOnePublicKeyThatIsNoneIsRefused() {
		GeneratedJwk beside = new GeneratedJwk("", KEY.y(), KEY.x());
		assertThat(isWellFormed(set(KEY.json(), beside.publicJson()))).isFalse();
		assertThat(isWellFormed(set(KEY.json(), ANOTHER.publicJson().replace("P-256", "P-384")))).isFalse();
		assertThat(isWellFormed(set(KEY.json(), "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}"))).isFalse();
		assertThat(isWellFormed(set(KEY.json(), "null"))).isFalse();
	}

	private static String set(String... keys) {
		return "{\"keys\":[" + String.join(",", keys) + "]}";
	}

	private static boolean isWellFormed(String json) {
		try {
			SigningKeys.parse(json);
			return true;
		}
		catch (ParseException ex) {
			return false;
		}
	}

}
