package com.tetrixcorp.status.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

import com.tetrixcorp.status.history.LatencyPoint;

/**
 * The paths of a chart. Stretches that follow each other are joined; a gap stays a gap.
 */
final class LatencyLine {

	/** What one point stands for. */
	static final Duration STEP = Duration.ofMinutes(10);

	private final List<List<LatencyPoint>> runs;

	private final Instant from;

	private final long top;

	LatencyLine(List<LatencyPoint> points, Instant from, long top) {
		this.runs = runs(points);
		this.from = from;
		this.top = top;
	}

	String median() {
		StringBuilder path = new StringBuilder();
		for (List<LatencyPoint> run : this.runs) {
			path.append('M').append(String.join("L", corners(run, LatencyPoint::median)));
		}
		return path.toString();
	}

	String band() {
		StringBuilder path = new StringBuilder();
		for (List<LatencyPoint> run : this.runs) {
			List<String> back = corners(run, LatencyPoint::median);
			Collections.reverse(back);
			path.append('M')
				.append(String.join("L", corners(run, LatencyPoint::p95)))
				.append('L')
				.append(String.join("L", back))
				.append('Z');
		}
		return path.toString();
	}

	// From the start of the first stretch to the end of the last: a lone one is seen too.
	private List<String> corners(List<LatencyPoint> run, ToLongFunction<LatencyPoint> value) {
		List<String> corners = new ArrayList<>();
		LatencyPoint first = run.get(0);
		LatencyPoint last = run.get(run.size() - 1);
		corners.add(corner(first.start(), value.applyAsLong(first)));
		run.forEach((point) -> corners.add(corner(point.start().plus(STEP.dividedBy(2)), value.applyAsLong(point))));
		corners.add(corner(last.start().plus(STEP), value.applyAsLong(last)));
		return corners;
	}

	private String corner(Instant at, long millis) {
		double minutes = Duration.between(this.from, at).toSeconds() / 60.0;
		double x = Math.min(LatencyChart.WIDTH, Math.max(0, minutes));
		double y = LatencyChart.HEIGHT - (double) LatencyChart.HEIGHT * millis / this.top;
		return String.format(Locale.ROOT, "%d %.1f", Math.round(x), y).replace(".0", "");
	}

	private static List<List<LatencyPoint>> runs(List<LatencyPoint> points) {
		List<List<LatencyPoint>> runs = new ArrayList<>();
		LatencyPoint before = null;
		for (LatencyPoint point : points) {
			if (before == null || point.start().isAfter(before.start().plus(STEP))) {
				runs.add(new ArrayList<>());
			}
			runs.get(runs.size() - 1).add(point);
			before = point;
		}
		return runs;
	}

}
