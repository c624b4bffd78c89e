package com.tetrixcorp.verification;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.tetrixcorp.verification.VerificationRefused.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PhoneNumbersTests {

	private final PhoneNumbers numbers = new PhoneNumbers(List.of("DE", "US", "GB"));

	@ParameterizedTest
	@CsvSource({ "+4915112345678, +4915112345678, DE", "' +49 (0)151 / 123-456-78 ', +4915112345678, DE",
			"+49\u00a0151\u201012345678, +4915112345678, DE", "+1 202-555-0123, +12025550123, US",
			"+44 7911 123456, +447911123456, GB" })
	void aMobileNumberIsReadHoweverItIsWritten(String typed, String e164, String country) {
		PhoneNumber number = this.numbers.read(typed);

		assertThat(number.e164()).isEqualTo(e164);
		assertThat(number.country()).isEqualTo(country);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                        | INVALID_NUMBER
			+                         | INVALID_NUMBER
			015112345678              | INVALID_NUMBER
			004915112345678           | INVALID_NUMBER
			+49151                    | INVALID_NUMBER
			+49151123456789012        | INVALID_NUMBER
			+4915112345678 ext. 5     | INVALID_NUMBER
			+4915112345678;ext=5      | INVALID_NUMBER
			+1 800 FLOWERS            | INVALID_NUMBER
			tel:+4915112345678        | INVALID_NUMBER
			+999123456789             | INVALID_NUMBER
			+33612345678              | COUNTRY_NOT_SERVED
			+14165550123              | COUNTRY_NOT_SERVED
			+882123456789             | COUNTRY_NOT_SERVED
			+4930123456               | TYPE_NOT_SERVED
			+498001234567             | TYPE_NOT_SERVED
			+499001234567             | TYPE_NOT_SERVED
			+4918051234567            | TYPE_NOT_SERVED
			+18005550123              | TYPE_NOT_SERVED
			+445612345678             | TYPE_NOT_SERVED
			""")
	void whatIsNoNumberOfThisKindIsRefused(String typed, Reason reason) {
		assertThatExceptionOfType(VerificationRefused.class).isThrownBy(() -> this.numbers.read(typed))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(reason))
			.withMessageNotContaining("151");
	}

	@ParameterizedTest
	@ValueSource(strings = { "+4915112345678", "+12025550123" })
	void aCountryIsServedOnlyIfItIsListed(String typed) {
		assertThatExceptionOfType(VerificationRefused.class)
			.isThrownBy(() -> new PhoneNumbers(List.of("FR")).read(typed))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(Reason.COUNTRY_NOT_SERVED));
	}

	@ParameterizedTest
	@CsvSource({ "+4915112345678, +49151•••678", "+12025550123, +1202•••123", "+447911123456, +44791•••456" })
	void aMaskShowsTheBeginningAndTheEnd(String e164, String masked) {
		assertThat(this.numbers.read(e164).masked()).isEqualTo(masked);
	}

	@Test
	void ofAShortNumberAMaskShowsTheCountryAndTheEnd() {
		// Of Liechtenstein, seven digits.
		assertThat(new PhoneNumbers(List.of("LI")).read("+4237791234").masked()).isEqualTo("+423•••234");
	}

	@Test
	void aNumberSharesItsPrefixWithTenThousandOthers() {
		assertThat(this.numbers.read("+4915112345678").prefix()).isEqualTo(this.numbers.read("+4915112349999").prefix())
			.isNotEqualTo(this.numbers.read("+4915112335678").prefix());
	}

	@Test
	void aNumberDoesNotSayItself() {
		assertThat(this.numbers.read("+4915112345678")).asString().doesNotContain("12345");
		assertThat(new Wish("+4915112345678", Channel.SMS, null, "192.0.2.1")).asString()
			.doesNotContain("151", "192.0.2.1");
	}

}
