package com.tetrixcorp.status.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.history.LatencyPoint;
import com.tetrixcorp.status.text.Readings;

/**
 * Response times of the last 24 hours: the median as a line, up to the 95th percentile as
 * a band, and nothing where nothing was measured. The drawing is a box of 1440 minutes by
 * 100, stretched to whatever room there is.
 *
 * @param summary the chart in a sentence
 * @param median path of the line
 * @param band path of the band
 * @param lines the lines across, from the bottom
 * @param times the marks of the time axis, from the left
 * @param hours the same as numbers
 */
public record LatencyChart(String summary, String median, String band, List<Tick> lines, List<Tick> times,
		List<HourRow> hours) {

	static final int WIDTH = 1440;

	static final int HEIGHT = 100;

	private static final long DAY = Duration.ofDays(1).toSeconds();

	private static final long QUARTER = DAY / 4;

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	public LatencyChart {
		lines = List.copyOf(lines);
		times = List.copyOf(times);
		hours = List.copyOf(hours);
	}

	/**
	 * Draws.
	 * @param points as history tells them, oldest first
	 * @param asOf the moment at the right edge
	 * @return the chart, or {@code null} if nothing was measured in its time
	 */
	public static @Nullable LatencyChart of(List<LatencyPoint> points, Instant asOf) {
		Instant from = asOf.minus(Duration.ofDays(1));
		List<LatencyPoint> shown = points.stream()
			.filter((it) -> it.start().plus(LatencyLine.STEP).isAfter(from) && it.start().isBefore(asOf))
			.toList();
		if (shown.isEmpty()) {
			return null;
		}
		Scale scale = Scale.over(shown.stream().mapToLong(LatencyPoint::p95).max().orElse(1));
		LatencyLine line = new LatencyLine(shown, from, scale.top());
		return new LatencyChart(summary(shown), line.median(), line.band(), lines(scale), times(from),
				HourRow.of(shown));
	}

	private static String summary(List<LatencyPoint> points) {
		LongStream medians = points.stream().mapToLong(LatencyPoint::median);
		long p95 = points.stream().mapToLong(LatencyPoint::p95).max().orElse(0);
		long max = points.stream().mapToLong(LatencyPoint::max).max().orElse(0);
		long steps = Duration.ofDays(1).dividedBy(LatencyLine.STEP);
		var range = medians.summaryStatistics();
		return "Median between " + Readings.took(range.getMin()) + " and " + Readings.took(range.getMax())
				+ ", 95th percentile up to " + Readings.took(p95) + ", slowest " + Readings.took(max)
				+ "; something was measured in " + Math.min(points.size(), steps) + " of " + steps
				+ " stretches of 10 minutes.";
	}

	private static List<Tick> lines(Scale scale) {
		return LongStream.rangeClosed(0, scale.top() / scale.step())
			.mapToObj((index) -> new Tick((index == 0) ? "0" : Readings.took(index * scale.step()),
					HEIGHT - (int) (HEIGHT * index * scale.step() / scale.top())))
			.toList();
	}

	// On full hours, whatever the moment at the edge.
	private static List<Tick> times(Instant from) {
		long first = -Math.floorDiv(-from.getEpochSecond(), QUARTER) * QUARTER;
		return LongStream.iterate(first, (time) -> time <= from.getEpochSecond() + DAY, (time) -> time + QUARTER)
			.mapToObj((time) -> new Tick(CLOCK.format(Instant.ofEpochSecond(time)),
					(int) Math.round(100.0 * (time - from.getEpochSecond()) / DAY)))
			.toList();
	}

	/**
	 * A mark on an axis.
	 *
	 * @param label its text
	 * @param at its place in per cent, from the top or from the left
	 */
	public record Tick(String label, int at) {

	}

}
