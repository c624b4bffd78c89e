package com.tetrixcorp.service;

import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SeparationTests {

	@Test
	void timesOfOneOriginAreNoise() {
		assertThat(Separation.of(times(1, 0), times(2, 0)).isNoise()).isTrue();
	}

	@Test
	void aFifthOfTheSpreadMoreIsFound() {
		Separation separation = Separation.of(times(1, 0), times(2, 20_000));

		assertThat(separation.isNoise()).isFalse();
		assertThat(separation.chance()).isGreaterThan(0.6);
	}

	@Test
	void aTimeThatIsShorterIsFoundToo() {
		Separation separation = Separation.of(times(1, 20_000), times(2, 0));

		assertThat(separation.isNoise()).isFalse();
		assertThat(separation.chance()).isLessThan(0.4);
	}

	@Test
	void equalTimesCountHalf() {
		assertThat(Separation.of(new long[] { 5, 5, 7 }, new long[] { 5, 6 }).chance()).isCloseTo(3.0 / 6,
				within(1e-9));
		assertThat(Separation.of(new long[] { 1, 2 }, new long[] { 3, 4 }).chance()).isEqualTo(1);
		assertThat(Separation.of(new long[] { 3, 4 }, new long[] { 1, 2 }).chance()).isZero();
	}

	// A spread of 100,000.
	private static long[] times(int seed, long more) {
		Random random = new Random(seed);
		return LongStream.generate(() -> random.nextInt(100_000) + more).limit(300).toArray();
	}

}
