package com.tetrixcorp.status;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.chart.DayRow;
import com.tetrixcorp.status.chart.DayStrip;
import com.tetrixcorp.status.chart.LatencyChart;
import com.tetrixcorp.status.history.SubjectHistory;
import com.tetrixcorp.status.history.Tally;
import com.tetrixcorp.status.history.Uptime;
import com.tetrixcorp.status.text.UptimeWords;

/**
 * The past of a check or of a capability, as the page shows it.
 *
 * @param uptimes of the last 90 days and of shorter stretches, longest first
 * @param strip its days as bars
 * @param rows its days as a table
 * @param objective what we promise of it, if anything
 * @param chart its response times, if there are any
 * @param measured whether it is something whose response times are measured
 */
public record PastView(List<Stretch> uptimes, DayStrip strip, List<DayRow> rows, @Nullable ObjectiveView objective,
		@Nullable LatencyChart chart, boolean measured) {

	public PastView {
		uptimes = List.copyOf(uptimes);
		rows = List.copyOf(rows);
	}

	static PastView of(SubjectHistory history, Instant asOf) {
		return new PastView(
				Stream
					.of(Stretch.of("90 days", history.lastQuarter()), Stretch.of("30 days", history.lastMonth()),
							Stretch.of("7 days", history.lastWeek()), Stretch.of("24 hours", history.lastDay()))
					.toList(),
				DayStrip.of(history.days()), DayRow.of(history.days()),
				(history.objective() != null) ? ObjectiveView.of(history.objective()) : null,
				LatencyChart.of(history.latencies(), asOf), history.objective() == null);
	}

	/**
	 * An uptime and what it is about.
	 *
	 * @param name the stretch of time
	 * @param up the share of it
	 * @param ofObserved what that is a share of
	 * @param briefly the same where little room is
	 */
	public record Stretch(String name, String up, String ofObserved, String briefly) {

		static Stretch of(String name, Tally tally) {
			Uptime uptime = tally.uptime();
			return new Stretch(name, UptimeWords.up(uptime), UptimeWords.ofObserved(uptime),
					UptimeWords.ofObservedBriefly(uptime));
		}

	}

}
