package com.tetrixcorp.health;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LatenciesTests {

	@Test
	void nothingMeasuredIsNothingKnown() {
		assertThat(Latencies.NONE.median()).isNull();
		assertThat(Latencies.NONE.p95()).isNull();
	}

	@Test
	void oneMeasurementIsItsOwnMedianAndPercentile() {
		assertThat(of(7).median()).isEqualTo(7);
		assertThat(of(7).p95()).isEqualTo(7);
	}

	@Test
	void thePercentilesAreThoseOfTheNearestRankInWhateverOrderTheyCame() {
		assertThat(of(30, 10, 20).median()).isEqualTo(20);
		assertThat(of(LongStream.rangeClosed(1, 100).toArray()).median()).isEqualTo(50);
		assertThat(of(LongStream.rangeClosed(1, 100).toArray()).p95()).isEqualTo(95);
	}

	@Test
	void onlyTheLastHundredCount() {
		assertThat(of(LongStream.rangeClosed(1, 200).toArray()).median()).isEqualTo(150);
	}

	private static Latencies of(long... millis) {
		Latencies latencies = Latencies.NONE;
		for (long it : millis) {
			latencies = latencies.with(it);
		}
		return latencies;
	}

}
