package com.tetrixcorp.provider.telnyx;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.tetrixcorp.provider.CarrierRefusal;
import com.tetrixcorp.verification.SendOutcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How Telnyx's answers to a message are read.
 */
class TelnyxSendTablesTests {

	@ParameterizedTest
	@CsvSource({ "401, 10009, CREDENTIALS", "403, 10010, MISCONFIGURED", "403, 10038, MISCONFIGURED",
			"403, 10039, MISCONFIGURED", "403, 20014, MISCONFIGURED", "403, 20016, MISCONFIGURED",
			"403, 20017, MISCONFIGURED", "404, 10005, MISCONFIGURED", "400, 10015, REQUEST_REFUSED",
			"400, 10004, REQUEST_REFUSED", "422, 10027, REQUEST_REFUSED", "400, 10002, NUMBER_REFUSED",
			"422, 10002, NUMBER_REFUSED", "400, 10016, NUMBER_REFUSED", "422, 10016, NUMBER_REFUSED",
			"400, 10006, MISCONFIGURED", "429, 10011, THROTTLED", "500, 10007, UNAVAILABLE", "504, 10008, UNCLEAR",
			"502, '', UNCLEAR", "503, 10037, UNAVAILABLE",
			// The same by a vague status.
			"400, 10009, CREDENTIALS", "422, 10010, MISCONFIGURED", "400, 10011, THROTTLED", "422, 10037, UNAVAILABLE",
			// The status comes first, whatever the code says.
			"403, 10002, MISCONFIGURED", "500, 10016, UNAVAILABLE", "429, 10002, THROTTLED",
			// Nothing that is documented.
			"302, '', UNCLEAR", "409, '', UNCLEAR", "400, '', REQUEST_REFUSED" })
	void theStatusComesFirstAndTheCodeSecond(int status, String code, SendOutcome outcome) {
		String body = "{\"errors\":[{\"code\":\"%s\",\"title\":\"Simulated\"}]}".formatted(code);

		assertThat(TelnyxSendRefusals.read(status, bytes(body))).isEqualTo(outcome);
	}

	@ParameterizedTest
	@CsvSource({ "pointer, /phone_number, NUMBER_REFUSED", "pointer, /data/phone_number, NUMBER_REFUSED",
			"parameter, phone_number, NUMBER_REFUSED", "pointer, /custom_code, REQUEST_REFUSED",
			"parameter, timeout_secs, REQUEST_REFUSED" })
	void anErrorMayPointAtTheNumber(String by, String what, SendOutcome outcome) {
		String body = "{\"errors\":[{\"code\":\"10015\",\"title\":\"Bad Request\",\"source\":{\"%s\":\"%s\"}}]}"
			.formatted(by, what);

		assertThat(TelnyxSendRefusals.read(400, bytes(body))).isEqualTo(outcome);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>", "{}", "[]", "{\"errors\":[]}", "{\"errors\":{}}" })
	void aBadRequestThatSaysNothingIsNotAboutTheNumber(String body) {
		assertThat(TelnyxSendRefusals.read(400, bytes(body))).isEqualTo(SendOutcome.REQUEST_REFUSED);
	}

	@Test
	void aMessageIsTakenIfItsVerificationIsPending() {
		assertThat(TelnyxCarrier.judge(started("id", "pending"))).isEqualTo(SendOutcome.ACCEPTED);
		for (String status : new String[] { "error", "expired", "invalid", "accepted", "" }) {
			assertThatExceptionOfType(CarrierRefusal.class).isThrownBy(() -> TelnyxCarrier.judge(started("id", status)))
				.satisfies((refusal) -> assertThat(refusal.outcome()).isEqualTo(SendOutcome.UNCLEAR));
		}
		assertThatExceptionOfType(CarrierRefusal.class)
			.isThrownBy(() -> TelnyxCarrier.judge(new StartedVerification(null)));
		assertThatExceptionOfType(CarrierRefusal.class).isThrownBy(() -> TelnyxCarrier.judge(null));
	}

	private static StartedVerification started(String id, String status) {
		return new StartedVerification(new StartedVerification.Data(id, status));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
