package com.tetrixcorp.provider.sinch;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tetrixcorp.provider.CarrierRefusal;
import com.tetrixcorp.verification.SendOutcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How Sinch's answers to a message are read.
 */
class SinchSendTablesTests {

	@ParameterizedTest
	@CsvSource({ "400, syntax_invalid_json, REQUEST_REFUSED", "400, syntax_invalid_parameter_format, REQUEST_REFUSED",
			"400, syntax_constraint_violation, REQUEST_REFUSED", "401, '', CREDENTIALS",
			"403, unknown_group, MISCONFIGURED", "403, unknown_campaign, MISCONFIGURED",
			"403, missing_callback_url, MISCONFIGURED", "404, '', MISCONFIGURED", "429, '', THROTTLED",
			"500, '', UNAVAILABLE", "503, '', UNAVAILABLE", "502, '', UNCLEAR", "504, '', UNCLEAR", "302, '', UNCLEAR",
			"409, '', UNCLEAR" })
	void theStatusSaysIt(int status, String code, SendOutcome outcome) {
		byte[] body = "{\"code\":\"%s\",\"text\":\"Simulated\"}".formatted(code).getBytes(StandardCharsets.UTF_8);

		assertThat(SinchSendRefusals.read(status, body)).isEqualTo(outcome);
		assertThat(SinchSendRefusals.read(status, new byte[0])).isEqualTo(outcome);
	}

	@Test
	void aBatchIsTakenIfItHasAnIdAndIsNotCanceled() {
		assertThat(SinchCarrier.judge(new SentBatch("id", false))).isEqualTo(SendOutcome.ACCEPTED);
		assertThat(SinchCarrier.judge(new SentBatch("id", null))).isEqualTo(SendOutcome.ACCEPTED);
		assertThatExceptionOfType(CarrierRefusal.class).isThrownBy(() -> SinchCarrier.judge(new SentBatch("id", true)));
		assertThatExceptionOfType(CarrierRefusal.class).isThrownBy(() -> SinchCarrier.judge(new SentBatch(null, null)));
		assertThatExceptionOfType(CarrierRefusal.class).isThrownBy(() -> SinchCarrier.judge(null));
	}

}
