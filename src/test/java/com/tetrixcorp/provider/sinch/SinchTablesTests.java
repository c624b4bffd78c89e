package com.tetrixcorp.provider.sinch;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tetrixcorp.health.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How Sinch's settings and answers are read.
 */
class SinchTablesTests {

	@ParameterizedTest
	@CsvSource({ "'', '', https://us.sms.api.sinch.com", "eu, '', https://eu.sms.api.sinch.com",
			"eu, http://localhost:1, http://localhost:1", "au, https://{region}.example.org, https://au.example.org" })
	void theRegionIsPartOfTheUrl(String region, String baseUrl, String expected) {
		assertThat(new SinchProperties("", "", "", region, baseUrl, "").baseUrl()).isEqualTo(expected);
	}

	@Test
	void aPageOfBatchesHasACountAndBatches() {
		assertThat(SinchHealthIndicator.judge(new Batches(0, List.of())).outcome()).isEqualTo(Outcome.PASS);
		assertThat(SinchHealthIndicator.judge(new Batches(null, List.of())).outcome()).isEqualTo(Outcome.PROTOCOL);
		assertThat(SinchHealthIndicator.judge(new Batches(0, null)).outcome()).isEqualTo(Outcome.PROTOCOL);
		assertThat(SinchHealthIndicator.judge(null).outcome()).isEqualTo(Outcome.PROTOCOL);
	}

}
