package com.tetrixcorp.status.chart;

import java.util.stream.LongStream;

/**
 * An axis from zero to a round number, with round numbers between.
 *
 * @param step from one number to the next
 * @param top the highest
 */
record Scale(long step, long top) {

	/** Of lines across the chart, at most. */
	private static final int LINES = 4;

	/**
	 * The smallest scale that holds a value.
	 * @param highest the value, in milliseconds
	 * @return a scale of 1, 2 or 5 times a power of ten
	 */
	static Scale over(long highest) {
		long step = LongStream.iterate(1, (power) -> power * 10)
			.flatMap((power) -> LongStream.of(power, 2 * power, 5 * power))
			.filter((candidate) -> candidate * LINES >= highest)
			.findFirst()
			.orElseThrow();
		return new Scale(step, Math.max(step, (highest + step - 1) / step * step));
	}

}
