package com.tetrixcorp.status.chart;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tetrixcorp.status.chart.LatencyChart.Tick;
import com.tetrixcorp.status.history.LatencyPoint;

import static org.assertj.core.api.Assertions.assertThat;

class LatencyChartTests {

	private static final Instant AS_OF = Instant.parse("2026-11-24T02:00:00Z");

	private static final Instant FROM = AS_OF.minusSeconds(86_400);

	@Test
	void whereNothingWasMeasuredThereIsNoChart() {
		assertThat(LatencyChart.of(List.of(), AS_OF)).isNull();
		assertThat(LatencyChart.of(List.of(at(-20, 5, 9)), AS_OF)).isNull();
		assertThat(LatencyChart.of(List.of(at(1440, 5, 9)), AS_OF)).isNull();
	}

	@Test
	void aLoneStretchIsALineOfItsWidth() {
		LatencyChart chart = chart(at(60, 50, 100));

		assertThat(chart.median()).isEqualTo("M60 50L65 50L70 50");
		assertThat(chart.band()).isEqualTo("M60 0L65 0L70 0L70 50L65 50L60 50Z");
	}

	@Test
	void stretchesThatFollowEachOtherAreJoinedAndAGapStaysAGap() {
		LatencyChart chart = chart(at(0, 50, 100), at(10, 25, 100), at(30, 50, 50));

		assertThat(chart.median()).isEqualTo("M0 50L5 50L15 75L20 75M30 50L35 50L40 50");
		assertThat(chart.band()).containsOnlyOnce("ZM").endsWith("Z");
	}

	@Test
	void whatReachesOverTheEdgesIsCutThere() {
		assertThat(chart(at(-5, 50, 100)).median()).isEqualTo("M0 50L0 50L5 50");
		assertThat(chart(at(1435, 50, 100)).median()).isEqualTo("M1435 50L1440 50L1440 50");
	}

	@Test
	void theAxesAreRoundNumbersAndHoursOfTheClock() {
		LatencyChart chart = chart(at(0, 140, 410));

		assertThat(chart.lines()).containsExactly(new Tick("0", 100), new Tick("200 ms", 67), new Tick("400 ms", 34),
				new Tick("600 ms", 0));
		assertThat(chart.times()).extracting(Tick::label).containsExactly("06:00", "12:00", "18:00", "00:00");
		assertThat(chart.times()).extracting(Tick::at).containsExactly(17, 42, 67, 92);
	}

	@ParameterizedTest
	@CsvSource({ "0, 1, 1", "1, 1, 1", "4, 1, 4", "5, 2, 6", "8, 2, 8", "9, 5, 10", "20, 5, 20", "21, 10, 30",
			"410, 200, 600", "5003, 2000, 6000" })
	void aScaleHoldsItsHighestValueInAtMostFourSteps(long highest, long step, long top) {
		assertThat(Scale.over(highest)).isEqualTo(new Scale(step, top));
	}

	@Test
	void theChartIsToldInASentenceAndByTheHour() {
		LatencyChart chart = chart(at(0, 90, 200), at(10, 120, 410), at(70, 100, 300));

		assertThat(chart.summary()).isEqualTo("Median between 90 ms and 120 ms, 95th percentile up to 410 ms, "
				+ "slowest 411 ms; something was measured in 3 of 144 stretches of 10 minutes.");
		assertThat(chart.hours()).containsExactly(
				new HourRow("23 Nov, 02:00", 40, "90 ms to 120 ms", "410 ms", "411 ms"),
				new HourRow("23 Nov, 03:00", 20, "100 ms", "300 ms", "301 ms"));
	}

	private static LatencyPoint at(int minute, long median, long p95) {
		return new LatencyPoint(FROM.plusSeconds(60L * minute), 20, median, p95, p95 + 1);
	}

	private static LatencyChart chart(LatencyPoint... points) {
		return Objects.requireNonNull(LatencyChart.of(List.of(points), AS_OF));
	}

}
