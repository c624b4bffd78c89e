package com.tetrixcorp.provider;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tetrixcorp.health.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a status says by itself.
 */
class StatusTableTests {

	@ParameterizedTest
	@CsvSource({ "300, PROTOCOL", "302, PROTOCOL", "400, PROTOCOL", "401, CREDENTIALS", "402, PROTOCOL",
			"403, MISCONFIGURED", "404, MISCONFIGURED", "405, PROTOCOL", "428, PROTOCOL", "429, THROTTLED",
			"499, PROTOCOL", "500, SERVER_ERROR", "503, SERVER_ERROR", "599, SERVER_ERROR", "600, PROTOCOL" })
	void aStatusHasItsClass(int status, Outcome outcome) {
		assertThat(StatusTable.outcomeOf(status)).isEqualTo(outcome);
	}

}
