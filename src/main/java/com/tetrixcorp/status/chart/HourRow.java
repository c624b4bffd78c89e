package com.tetrixcorp.status.chart;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.tetrixcorp.status.history.LatencyPoint;
import com.tetrixcorp.status.text.Readings;

/**
 * An hour of response times, in numbers. Medians cannot be averaged, so their range is
 * told.
 *
 * @param hour when it began
 * @param probes how many were measured
 * @param median the medians of its stretches, lowest and highest
 * @param p95 the highest 95th percentile of its stretches
 * @param max the slowest probe
 */
public record HourRow(String hour, long probes, String median, String p95, String max) {

	private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	static List<HourRow> of(List<LatencyPoint> points) {
		return points.stream()
			.collect(Collectors.groupingBy((it) -> it.start().truncatedTo(ChronoUnit.HOURS), TreeMap::new,
					Collectors.toList()))
			.entrySet()
			.stream()
			.map((entry) -> of(entry.getKey(), entry.getValue()))
			.toList();
	}

	private static HourRow of(Instant hour, List<LatencyPoint> points) {
		LongSummaryStatistics medians = points.stream().mapToLong(LatencyPoint::median).summaryStatistics();
		return new HourRow(HOUR.format(hour), points.stream().mapToLong(LatencyPoint::count).sum(), range(medians),
				Readings.took(points.stream().mapToLong(LatencyPoint::p95).max().orElseThrow()),
				Readings.took(points.stream().mapToLong(LatencyPoint::max).max().orElseThrow()));
	}

	private static String range(LongSummaryStatistics medians) {
		String low = Readings.took(medians.getMin());
		String high = Readings.took(medians.getMax());
		return low.equals(high) ? low : low + " to " + high;
	}

}
