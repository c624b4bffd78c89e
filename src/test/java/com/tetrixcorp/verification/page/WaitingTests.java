package com.tetrixcorp.verification.page;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WaitingTests {

	@ParameterizedTest
	@CsvSource({ "PT0S, 1 second", "PT0.001S, 1 second", "PT1S, 1 second", "PT1.001S, 2 seconds", "PT2M, 120 seconds",
			"PT2M0.001S, 3 minutes", "PT5M, 5 minutes", "PT2H, 120 minutes", "PT2H1S, 3 hours", "PT24H, 24 hours" })
	void aWaitIsNeverSaidTooShort(Duration wait, String words) {
		assertThat(Waiting.words(wait)).isEqualTo(words);
	}

	@Test
	void whatIsOverNeedsNoWaiting() {
		Instant now = Instant.parse("2026-11-28T12:00:00Z");

		assertThat(Waiting.secondsUntil(now, now)).isZero();
		assertThat(Waiting.secondsUntil(now.minusSeconds(1), now)).isZero();
		assertThat(Waiting.secondsUntil(now.plusMillis(1), now)).isEqualTo(1);
	}

}
