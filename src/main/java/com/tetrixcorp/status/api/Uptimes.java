package com.tetrixcorp.status.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.history.SubjectHistory;
import com.tetrixcorp.status.history.Tally;
import com.tetrixcorp.status.text.UptimeWords;

/**
 * Uptimes over the usual stretches of time, each with its coverage.
 *
 * @param day of the last 24 hours
 * @param week of the last 7 days
 * @param month of the last 30 days
 * @param quarter of the last 90 days
 */
record Uptimes(@JsonProperty("24h") Share day, @JsonProperty("7d") Share week, @JsonProperty("30d") Share month,
		@JsonProperty("90d") Share quarter) {

	static Uptimes of(SubjectHistory history) {
		return new Uptimes(Share.of(history.lastDay()), Share.of(history.lastWeek()), Share.of(history.lastMonth()),
				Share.of(history.lastQuarter()));
	}

	/**
	 * One uptime.
	 *
	 * @param up share of the observed time, 0 to 1; {@code null} if nothing was observed
	 * @param coverage share of the time outside maintenance that was observed, 0 to 1;
	 * {@code null} if there was no such time
	 * @param text both in words
	 */
	record Share(@Nullable Double up, @Nullable Double coverage, String text) {

		static Share of(Tally tally) {
			return new Share(tally.uptime().up(), tally.uptime().coverage(),
					UptimeWords.sentence(tally.uptime()).replace('\u00a0', ' '));
		}

	}

}
