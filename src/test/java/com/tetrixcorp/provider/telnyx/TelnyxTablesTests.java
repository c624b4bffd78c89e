package com.tetrixcorp.provider.telnyx;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How Telnyx's answers are read.
 */
class TelnyxTablesTests {

	private static final String ID = "12ade33a-21c0-473b-b055-b3c836e1c292";

	@ParameterizedTest
	@CsvSource({ "401, 10009, CREDENTIALS", "403, 20014, MISCONFIGURED", "404, 10005, MISCONFIGURED",
			"429, 10011, THROTTLED", "500, 10007, SERVER_ERROR", "503, 10037, SERVER_ERROR", "400, 10009, CREDENTIALS",
			"400, 10005, MISCONFIGURED", "422, 10006, MISCONFIGURED", "400, 10011, THROTTLED",
			"400, 10037, SERVER_ERROR", "400, 10015, PROTOCOL", "422, 10027, PROTOCOL", "302, '', PROTOCOL",
			// The status comes first, whatever the code says.
			"403, 10009, MISCONFIGURED", "500, 10009, SERVER_ERROR" })
	void theStatusComesFirstAndTheCodeSecond(int status, String code, Outcome outcome) {
		String body = "{\"errors\":[{\"code\":\"%s\",\"title\":\"Simulated\"}]}".formatted(code);

		assertThat(TelnyxRefusals.read(status, bytes(body))).isEqualTo(ProbeResult.of(outcome));
	}

	@ParameterizedTest
	@CsvSource({ "''", "<html>", "{}", "[]", "{\"errors\":[]}", "{\"errors\":{}}" })
	void aBadRequestWithoutACodeIsProtocol(String body) {
		assertThat(TelnyxRefusals.read(400, bytes(body)).outcome()).isEqualTo(Outcome.PROTOCOL);
	}

	@ParameterizedTest
	@CsvSource({ "5, 1", "6, 0", "10, 0" })
	void aCodeOfFewerThanSixDigitsIsRemarked(int length, int remarks) {
		ProbeResult result = TelnyxHealthIndicator.judge(ID, profile(ID, new VerifyProfile.Sms(length)));

		assertThat(result.outcome()).isEqualTo(Outcome.PASS);
		assertThat(result.remarks()).hasSize(remarks);
	}

	@Test
	void aProfileWithoutSmsIsMisconfigured() {
		assertThat(TelnyxHealthIndicator.judge(ID, profile(ID, null)))
			.isEqualTo(new ProbeResult(Outcome.MISCONFIGURED, List.of("the verify profile cannot send SMS")));
	}

	@Test
	void anIdIsTheSameInUpperCase() {
		VerifyProfile profile = profile(ID.toUpperCase(Locale.ROOT), new VerifyProfile.Sms(6));

		assertThat(TelnyxHealthIndicator.judge(ID, profile).outcome()).isEqualTo(Outcome.PASS);
	}

	@Test
	void anotherProfileThanTheOneAskedForIsProtocol() {
		VerifyProfile other = profile("00000000-0000-4000-8000-000000000000", new VerifyProfile.Sms(6));

		assertThat(TelnyxHealthIndicator.judge(ID, other).outcome()).isEqualTo(Outcome.PROTOCOL);
		assertThat(TelnyxHealthIndicator.judge(ID, profile(null, new VerifyProfile.Sms(6))).outcome())
			.isEqualTo(Outcome.PROTOCOL);
		assertThat(TelnyxHealthIndicator.judge(ID, new VerifyProfile(null)).outcome()).isEqualTo(Outcome.PROTOCOL);
		assertThat(TelnyxHealthIndicator.judge(ID, null).outcome()).isEqualTo(Outcome.PROTOCOL);
	}

	private static VerifyProfile profile(@Nullable String id, VerifyProfile.@Nullable Sms sms) {
		return new VerifyProfile(new VerifyProfile.Data(id, sms));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
