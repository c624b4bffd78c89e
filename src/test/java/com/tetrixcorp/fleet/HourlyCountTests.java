package com.tetrixcorp.fleet;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HourlyCountTests {

	private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

	private final HourlyCount count = new HourlyCount();

	@Test
	void nothingHasHappenedAtFirst() {
		assertThat(this.count.lastHour(0)).isZero();
		assertThat(this.count.lastHour(1_000 * MINUTE)).isZero();
	}

	@Test
	void whatHappenedInTheLastSixtyMinutesCountsAndNothingOlder() {
		this.count.add(1_000 * MINUTE);
		this.count.add(1_000 * MINUTE + 1);
		this.count.add(1_059 * MINUTE);
		assertThat(this.count.lastHour(1_060 * MINUTE - 1)).isEqualTo(3);
		assertThat(this.count.lastHour(1_060 * MINUTE)).isEqualTo(1);
	}

	@Test
	void aMinuteThatComesRoundAgainStartsFromZero() {
		this.count.add(7 * MINUTE);
		this.count.add(67 * MINUTE);
		assertThat(this.count.lastHour(67 * MINUTE)).isEqualTo(1);
	}

	@Test
	void aSteadyRhythmIsCountedWholeHowEverLongItLasts() {
		for (long at = 0; at < 300 * MINUTE; at += MINUTE / 2) {
			this.count.add(at);
		}
		assertThat(this.count.lastHour(300 * MINUTE - 1)).isEqualTo(120);
	}

	@Test
	void aClockThatStartsBelowZeroMakesNoDifference() {
		this.count.add(-30 * MINUTE);
		this.count.add(-1);
		this.count.add(0);
		assertThat(this.count.lastHour(1)).isEqualTo(3);
		assertThat(this.count.lastHour(30 * MINUTE)).isEqualTo(2);
	}

}
