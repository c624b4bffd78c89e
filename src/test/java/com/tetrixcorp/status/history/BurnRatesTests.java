package com.tetrixcorp.status.history;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BurnRatesTests {

	private static final double TARGET = 0.999;

	@Test
	void oneSpendsTheBudgetInExactlyTheObjectivesWindow() {
		assertThat(BurnRates.rate(TARGET, new Tally(999, 1, 0, 0))).isCloseTo(1.0, within(1e-9));
		assertThat(BurnRates.rate(TARGET, new Tally(0, 10, 0, 0))).isCloseTo(1000.0, within(1e-9));
		assertThat(BurnRates.rate(TARGET, new Tally(10, 0, 0, 0))).isZero();
	}

	@Test
	void whatWasNotObservedNeitherBurnsNorRests() {
		assertThat(BurnRates.rate(TARGET, new Tally(0, 0, 60_000, 0))).isNull();
		assertThat(BurnRates.rate(TARGET, new Tally(0, 0, 0, 60_000))).isNull();
		assertThat(BurnRates.rate(TARGET, Tally.NONE)).isNull();
		assertThat(BurnRates.rate(TARGET, new Tally(999, 1, 5_000, 0))).isCloseTo(1.0, within(1e-9));
	}

	@Test
	void thePairsAreTheUsualOnes() {
		List<Objective.BurnRate> rates = BurnRates.of(TARGET, (window) -> new Tally(1, 0, 0, 0));
		assertThat(rates).extracting(Objective.BurnRate::longHours).containsExactly(1, 6, 72);
		assertThat(rates).extracting(Objective.BurnRate::shortMinutes).containsExactly(5, 30, 360);
		assertThat(rates).extracting(Objective.BurnRate::threshold).containsExactly(14.4, 6.0, 1.0);
	}

	@Test
	void aPairBurnsOnlyWhenBothWindowsReachTheThreshold() {
		assertThat(fastest(tallyAt(14.5), tallyAt(14.5)).burning()).isTrue();
		assertThat(fastest(tallyAt(14.5), tallyAt(14.3)).burning()).isFalse();
		assertThat(fastest(tallyAt(14.3), tallyAt(14.5)).burning()).isFalse();
		assertThat(fastest(tallyAt(14.5), new Tally(0, 0, 1, 0)).burning()).isFalse();
		assertThat(new Objective.BurnRate(1, 5, 14.4, 14.4, 14.4).burning()).isTrue();
	}

	private static Objective.BurnRate fastest(Tally overLong, Tally overShort) {
		Map<Duration, Tally> windows = Map.of(Duration.ofHours(1), overLong, Duration.ofMinutes(5), overShort);
		return BurnRates.of(TARGET, (window) -> windows.getOrDefault(window, Tally.NONE)).get(0);
	}

	private static Tally tallyAt(double rate) {
		long failing = Math.round(rate * 1_000);
		return new Tally(1_000_000 - failing, failing, 0, 0);
	}

}
