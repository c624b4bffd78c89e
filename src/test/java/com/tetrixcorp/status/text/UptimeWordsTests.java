package com.tetrixcorp.status.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tetrixcorp.status.history.Tally;
import com.tetrixcorp.status.history.Uptime;

import static org.assertj.core.api.Assertions.assertThat;

class UptimeWordsTests {

	private static final long MINUTE = 60_000;

	@Test
	void anUptimeIsToldWithTheShareOfTheTimeThatItIsAbout() {
		assertThat(plain(UptimeWords.sentence(new Tally(97_151, 49, 2_800, 0).uptime())))
			.isEqualTo("99.94 % of the 97.2 % of the time that we observed");
	}

	@Test
	void whatWasObservedWholeSaysSo() {
		assertThat(plain(UptimeWords.sentence(new Tally(1000, 0, 0, 0).uptime())))
			.isEqualTo("100 % of the time, all of it observed");
	}

	@ParameterizedTest
	@CsvSource({ "1, 100 %", "0.9999999, 99.99 %", "0.99994, 99.99 %", "0.75, 75.00 %", "0.0001, 0.01 %",
			"0.00009, less than 0.01 %", "0, 0 %" })
	void aShareIsNeverRoundedUp(double share, String text) {
		assertThat(plain(UptimeWords.percent(share, 2))).isEqualTo(text);
	}

	@Test
	void aMillisecondOfFailureIn90DaysIsNoHundredPerCent() {
		assertThat(plain(UptimeWords.up(new Tally(90 * 86_400_000L - 1, 1, 0, 0).uptime()))).isEqualTo("99.99 %");
		assertThat(plain(UptimeWords.ofObserved(new Tally(90 * 86_400_000L - 1, 0, 1, 0).uptime())))
			.isEqualTo(" of the 99.9 % of the time that we observed");
	}

	@Test
	void littleThatWasObservedIsNotNothing() {
		Uptime hours = new Tally(123 * MINUTE, 0, 90 * 1440 * MINUTE, 0).uptime();
		assertThat(plain(UptimeWords.sentence(hours)))
			.isEqualTo("100 % of what we observed, less than 0.1 % of the time");
		assertThat(plain(UptimeWords.ofObservedBriefly(hours))).isEqualTo("less than 0.1 % observed");
		assertThat(plain(UptimeWords.ofObservedBriefly(new Tally(123 * MINUTE, 0, 7 * 1440 * MINUTE, 0).uptime())))
			.isEqualTo("of 1.2 % observed");
	}

	@Test
	void whatNobodyObservedIsNeitherZeroNorAHundred() {
		assertThat(UptimeWords.sentence(new Tally(0, 0, MINUTE, 0).uptime())).isEqualTo("not observed");
		assertThat(UptimeWords.sentence(new Tally(0, 0, 0, MINUTE).uptime())).isEqualTo("in maintenance");
		assertThat(UptimeWords.coverage(Tally.NONE.uptime())).isEqualTo("–");
	}

	@Test
	void aDayIsToldInOneLine() {
		assertThat(plain(UptimeWords.of(new Tally(1050 * MINUTE, 350 * MINUTE, 37 * MINUTE, 3 * MINUTE))))
			.isEqualTo("75.00 % up, 97.4 % observed, 3 min of maintenance");
		assertThat(plain(UptimeWords.of(new Tally(MINUTE, 0, 0, 0)))).isEqualTo("100 % up, 100 % observed");
		assertThat(plain(UptimeWords.of(new Tally(0, MINUTE, 0, 0)))).isEqualTo("0 % up, 100 % observed");
		assertThat(UptimeWords.of(new Tally(0, 0, MINUTE, 0))).isEqualTo("not observed");
		assertThat(UptimeWords.of(new Tally(0, 0, MINUTE, MINUTE))).isEqualTo("not observed, 1 min of maintenance");
		assertThat(UptimeWords.of(new Tally(0, 0, 0, 1440 * MINUTE))).isEqualTo("1 d of maintenance");
	}

	private static String plain(String text) {
		return text.replace('\u00a0', ' ');
	}

}
