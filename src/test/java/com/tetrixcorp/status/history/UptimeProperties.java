package com.tetrixcorp.status.history;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UptimeProperties {

	private static final long QUARTER = 90L * 86_400_000;

	@Property
	void noWordsRoundAFailureOrAGapAway(@ForAll @LongRange(min = 0, max = QUARTER) long passing,
			@ForAll @LongRange(min = 0, max = QUARTER) long failing,
			@ForAll @LongRange(min = 0, max = QUARTER) long unknown) {
		Tally tally = new Tally(passing, failing, unknown, 0);
		assertThat(UptimeWords.up(tally).equals("100 %")).isEqualTo(failing == 0 && passing > 0);
		assertThat(UptimeWords.up(tally).equals("0 %")).isEqualTo(passing == 0 && failing > 0);
		assertThat(UptimeWords.coverage(tally).equals("100 %")).isEqualTo(unknown == 0 && passing + failing > 0);
		assertThat(UptimeWords.up(tally)).isNotIn("100.00 %", "0.00 %");
		assertThat(UptimeWords.of(tally).contains("100 % of the time") && failing + unknown > 0).isFalse();
	}

	@Property
	void oneMillisecondIsEnough(@ForAll @LongRange(min = 1, max = QUARTER) long rest) {
		assertThat(UptimeWords.up(new Tally(rest, 1, 0, 0))).isNotEqualTo("100 %").doesNotStartWith("100");
		assertThat(UptimeWords.up(new Tally(1, rest, 0, 0))).isNotEqualTo("0 %").isNotEqualTo("0.00 %");
	}

	@Property
	void theShareThatIsSaidIsNeverMoreThanTheTruth(@ForAll @LongRange(min = 1, max = QUARTER) long passing,
			@ForAll @LongRange(min = 1, max = QUARTER) long failing) {
		String words = UptimeWords.up(new Tally(passing, failing, 0, 0));
		if (!words.startsWith("less")) {
			double said = Double.parseDouble(words.replace(" %", "")) / 100;
			double truth = (double) passing / (passing + failing);
			assertThat(said).isLessThanOrEqualTo(truth + 1e-12).isGreaterThan(truth - 0.000_100_001);
		}
	}

	@Property
	void maintenanceAndTheUnknownAreNeitherUpNorDown(@ForAll @LongRange(min = 0, max = QUARTER) long passing,
			@ForAll @LongRange(min = 0, max = QUARTER) long failing,
			@ForAll @LongRange(min = 0, max = QUARTER) long unknown,
			@ForAll @LongRange(min = 0, max = QUARTER) long maintenance) {
		Tally tally = new Tally(passing, failing, unknown, maintenance);
		assertThat(tally.uptime().up()).isEqualTo(new Tally(passing, failing, 0, 0).uptime().up());
		assertThat(tally.uptime().coverage()).isEqualTo(new Tally(passing, failing, unknown, 0).uptime().coverage());
		assertThat(BurnRates.rate(0.999, tally)).isEqualTo(BurnRates.rate(0.999, new Tally(passing, failing, 0, 0)));
	}

	@Test
	void anUptimeIsToldWithItsCoverage() {
		assertThat(UptimeWords.of(new Tally(99_950, 50, 2_880, 0)))
			.isEqualTo("99.95 % of the 97.2 % of the time that we observed");
		assertThat(UptimeWords.of(new Tally(99_950, 50, 0, 0))).isEqualTo("99.95 % of the time");
		assertThat(UptimeWords.of(new Tally(100, 0, 0, 100))).isEqualTo("100 % of the time");
		assertThat(UptimeWords.of(new Tally(0, 100, 0, 0))).isEqualTo("0 % of the time");
		assertThat(UptimeWords.of(new Tally(1, 99_999, 0, 0))).isEqualTo("less than 0.01 % of the time");
		assertThat(UptimeWords.of(new Tally(1, 0, 100_000, 0)))
			.isEqualTo("100 % of the less than 0.1 % of the time that we observed");
		assertThat(UptimeWords.of(new Tally(0, 0, 100, 100))).isEqualTo("not observed");
		assertThat(UptimeWords.of(Tally.NONE)).isEqualTo("not observed");
		assertThat(UptimeWords.of(new Tally(0, 0, 0, 100))).isEqualTo("in maintenance all the time");
	}

}
