package com.tetrixcorp.status.history;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The history of one subject, as the status page shows it.
 *
 * @param subject what it is about
 * @param days the last 90 days, oldest first, today last; a day before the first record
 * is unknown throughout
 * @param lastDay the last 24 hours
 * @param lastWeek the last 7 days
 * @param lastMonth the last 30 days
 * @param lastQuarter the last 90 days
 * @param latencies of a check: the last 24 hours in steps of 10 minutes, oldest first,
 * without the steps in which nothing was measured; of a capability: empty
 * @param objective of a capability; of a check: {@code null}
 */
public record SubjectHistory(Subject subject, List<DayTally> days, Tally lastDay, Tally lastWeek, Tally lastMonth,
		Tally lastQuarter, List<LatencyPoint> latencies, @Nullable Objective objective) {

	public SubjectHistory {
		days = List.copyOf(days);
		latencies = List.copyOf(latencies);
	}

}
