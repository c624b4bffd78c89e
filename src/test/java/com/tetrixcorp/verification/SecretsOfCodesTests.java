package com.tetrixcorp.verification;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is made of the one secret: hashes of codes, and sealed numbers.
 */
class SecretsOfCodesTests {

	private static final UUID ID = new UUID(1, 2);

	private final Codes codes = new Codes("a secret of tests");

	private final SealedNumbers sealed = new SealedNumbers("a secret of tests");

	@Test
	void aCodeHasSixDigitsAndAnyOfThemMayBeFirst() {
		Set<Character> first = new HashSet<>();
		IntStream.range(0, 2_000).mapToObj((i) -> this.codes.newCode()).forEach((code) -> {
			assertThat(code).matches("[0-9]{6}");
			first.add(code.charAt(0));
		});
		assertThat(first).hasSize(10);
	}

	@Test
	void anIdIsRandomToItsLastBit() {
		long ones = 0;
		long zeros = 0;
		for (int i = 0; i < 200; i++) {
			UUID id = this.codes.newId();
			ones |= id.getMostSignificantBits();
			zeros |= ~id.getMostSignificantBits();
		}
		assertThat(ones & zeros).isEqualTo(-1L);
	}

	@Test
	void aCodeFitsItsOwnHashAlone() {
		byte[] hash = this.codes.hash(ID, "123456");

		assertThat(hash).hasSize(32);
		assertThat(this.codes.matches(hash, ID, "123456")).isTrue();
		assertThat(this.codes.matches(hash, ID, "123457")).isFalse();
		assertThat(this.codes.matches(hash, new UUID(1, 3), "123456")).isFalse();
		assertThat(new Codes("another secret of tests").matches(hash, ID, "123456")).isFalse();
		assertThat(this.codes.hashOfNone()).hasSize(32).isNotEqualTo(this.codes.hashOfNone());
	}

	@Test
	void theHashIsAnHmacOfIdAndCodeByTheSecret() {
		// As another implementation makes it of 16 bytes and six digits.
		assertThat(HexFormat.of().formatHex(this.codes.hash(ID, "123456")))
			.isEqualTo("97dfee9ab1534d52046ae0fbecd1c6374ce71333a023cc2e09aa2556fe6d3088");
	}

	@ParameterizedTest
	@CsvSource({ "123456, 123456", "' 123 456\u00a0', 123456", "123-456, 123456", "\u0661\u0662\u0663456, 123456",
			"000000, 000000" })
	void aCodeIsReadHoweverItIsTyped(String typed, String code) {
		assertThat(Codes.read(typed)).isEqualTo(code);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "12345", "1234567", "12345a", "½23456", "+12345", "1234567890123456789012345678901" })
	void whatIsNoCodeIsRefused(String typed) {
		assertThatExceptionOfType(VerificationRefused.class).isThrownBy(() -> Codes.read(typed))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(VerificationRefused.Reason.INVALID_CODE));
	}

	@Test
	void aSealedNumberIsReadAgainWhereItBelongsAlone() {
		byte[] number = this.sealed.seal(ID, "+4915112345678");

		assertThat(new String(number, StandardCharsets.ISO_8859_1)).doesNotContain("1511234");
		assertThat(this.sealed.open(ID, number)).contains("+4915112345678");
		assertThat(this.sealed.open(new UUID(1, 3), number)).isEmpty();
		assertThat(new SealedNumbers("another secret of tests").open(ID, number)).isEmpty();
		assertThat(this.sealed.seal(ID, "+4915112345678")).isNotEqualTo(number);
	}

	@Test
	void keysAreDerivedAsTheStandardSays() {
		// RFC 5869, A.3: no salt, no info; its first 32 bytes.
		byte[] secret = HexFormat.of().parseHex("0b".repeat(22));

		assertThat(HexFormat.of().formatHex(Hkdf.key(secret, "")))
			.isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
	}

	@Test
	void keysOfDifferentPurposesDiffer() {
		assertThat(Hkdf.key(new byte[22], "one")).isNotEqualTo(Hkdf.key(new byte[22], "two"));
	}

}
