package com.tetrixcorp.status.text;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingsTests {

	@ParameterizedTest
	@CsvSource({ "0, 0 ms", "999, 999 ms", "1000, 1.0 s", "1999, 1.9 s", "5003, 5.0 s" })
	void aDurationIsNeverShownLongerThanItWas(long millis, String text) {
		assertThat(Readings.took(millis)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 s", "59, 59 s", "60, 1 min", "3599, 59 min", "3600, 1 h", "7500, 2 h 5 min",
			"86399, 23 h 59 min", "86400, 1 d", "93661, 1 d 2 h" })
	void aSpanIsToldInItsTwoLargestUnits(long seconds, String text) {
		assertThat(Readings.span(Duration.ofSeconds(seconds))).isEqualTo(text);
		assertThat(Readings.age(seconds * 1000)).isEqualTo(text);
	}

	@Test
	void whatWasNotMeasuredIsADash() {
		assertThat(Readings.took(null)).isEqualTo(Readings.age(null)).isEqualTo("–");
	}

}
