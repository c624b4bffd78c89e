package com.tetrixcorp.status.text;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import com.tetrixcorp.status.history.Tally;

import static org.assertj.core.api.Assertions.assertThat;

class UptimeWordsProperties {

	private static final long QUARTER = 90L * 86_400_000;

	@Property
	void noWordsRoundAFailureOrAGapAway(@ForAll @LongRange(min = 0, max = QUARTER) long passing,
			@ForAll @LongRange(min = 0, max = QUARTER) long failing,
			@ForAll @LongRange(min = 0, max = QUARTER) long unknown) {
		Tally tally = new Tally(passing, failing, unknown, 0);
		assertThat(up(tally).equals("100 %")).isEqualTo(failing == 0 && passing > 0);
		assertThat(up(tally).equals("0 %")).isEqualTo(passing == 0 && failing > 0);
		assertThat(coverage(tally).equals("100 %")).isEqualTo(unknown == 0 && passing + failing > 0);
		assertThat(coverage(tally).equals("0 %")).isEqualTo(unknown > 0 && passing + failing == 0);
	}

	@Property
	void oneMillisecondIsEnough(@ForAll @LongRange(min = 1, max = QUARTER) long rest) {
		assertThat(up(new Tally(rest, 1, 0, 0))).doesNotStartWith("100");
		assertThat(up(new Tally(1, rest, 0, 0))).isNotIn("0 %", "0.00 %");
		assertThat(coverage(new Tally(rest, 0, 1, 0))).doesNotStartWith("100");
		assertThat(coverage(new Tally(0, 1, rest, 0))).isNotIn("0 %", "0.0 %");
	}

	@Property
	void theShareThatIsSaidIsNeverMoreThanTheTruth(@ForAll @LongRange(min = 1, max = QUARTER) long passing,
			@ForAll @LongRange(min = 1, max = QUARTER) long failing) {
		double truth = (double) passing / (passing + failing);
		String words = up(new Tally(passing, failing, 0, 0));
		if (words.startsWith("less than ")) {
			assertThat(truth).isLessThan(0.0001);
		}
		else {
			double said = Double.parseDouble(words.replace(" %", "")) / 100;
			assertThat(said).isLessThanOrEqualTo(truth + 1e-12).isGreaterThan(truth - 0.000_100_001);
		}
	}

	private static String up(Tally tally) {
		return UptimeWords.up(tally.uptime()).replace('\u00a0', ' ');
	}

	private static String coverage(Tally tally) {
		return UptimeWords.coverage(tally.uptime()).replace('\u00a0', ' ');
	}

}
