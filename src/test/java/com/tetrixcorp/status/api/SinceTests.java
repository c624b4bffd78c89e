package com.tetrixcorp.status.api;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SinceTests {

	private static final Instant NOW = Instant.parse("2026-11-24T02:03:24Z");

	@ParameterizedTest
	@CsvSource({ "2026-11-24T02:00:00Z, 2026-11-24T02:00:00Z", "2026-11-24T02:00:00.5Z, 2026-11-24T02:00:00.500Z",
			"2026-11-24T03:00:00+01:00, 2026-11-24T02:00:00Z", "2026-11-24T03:00:00 01:00, 2026-11-24T02:00:00Z",
			"2026-11-24T03:00:00Z, 2026-11-24T03:00:00Z", "PT1H, 2026-11-24T01:03:24Z", "P1D, 2026-11-23T02:03:24Z",
			"1h, 2026-11-24T01:03:24Z", "90m, 2026-11-24T00:33:24Z", "30s, 2026-11-24T02:02:54Z",
			"7d, 2026-11-17T02:03:24Z", "0s, 2026-11-24T02:03:24Z", "366d, 2025-11-23T02:03:24Z" })
	void aMomentOrHowLongAgoItWasIsRead(String text, Instant moment) {
		assertThat(Since.parse(text, NOW)).contains(moment);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "yesterday", "1", "h", "1y", "1.5h", "-1h", "PT-1H", "-PT1H", "P1M", "PT", "367d",
			"9999999d", "2026-11-24", "2026-11-24T02:00:00", "2026-13-01T00:00:00Z", "1970-01-01T00:00:00Z",
			"+999999999-12-31T23:59:59Z", "PT9999999999999999999H", "1h<script>", "１h" })
	void anythingElseIsRefused(String text) {
		assertThat(Since.parse(text, NOW)).isEmpty();
	}

}
