package com.tetrixcorp.status.history;

import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How history is kept.
 *
 * @param flush how often results are written; at once when a check changes its state
 * @param rollUp how often buckets are made of them
 * @param retry when what failed is tried again
 * @param buffer results that wait at most
 * @param objective what we promise
 * @param refresh how often history is read
 * @param retention how long what is kept
 */
@Validated
@ConfigurationProperties("tetrix.status.history")
record HistoryProperties(@DefaultValue("30s") Duration flush, @DefaultValue("1m") Duration rollUp,
		@DefaultValue("10s") Duration retry, @DefaultValue("20000") @Min(1_000) int buffer,
		@DefaultValue @Valid Promise objective, @DefaultValue Refresh refresh,
		@DefaultValue @Valid Retention retention) {

	/** After this time, the results of all instances have been written, or come late. */
	private static final Duration MARGIN = Duration.ofSeconds(10);

	/**
	 * How long after its end a minute is rolled up.
	 * @return long enough for the results in it to be written
	 */
	Duration lag() {
		return this.flush.plus(MARGIN);
	}

	/**
	 * What we promise of every capability.
	 *
	 * @param target share of the time that it is up
	 * @param windowDays the days that this is about, ending today
	 */
	record Promise(@DefaultValue("0.999") @DecimalMin("0.5") @DecimalMax("0.99999") double target,
			@DefaultValue("30") @Min(1) @Max(Span.DAYS) int windowDays) {

	}

	/**
	 * How often history is read.
	 *
	 * @param watched while somebody looks
	 * @param idle while nobody does
	 * @param watchedFor how long somebody is taken to look after having asked
	 */
	record Refresh(@DefaultValue("30s") Duration watched, @DefaultValue("2m") Duration idle,
			@DefaultValue("5m") Duration watchedFor) {

	}

	/**
	 * How long what is kept; days and transitions are kept for ever.
	 *
	 * @param results results of probes, and minutes
	 * @param hours buckets of an hour
	 */
	record Retention(@DefaultValue("48h") Duration results, @DefaultValue("90d") Duration hours) {

		private static final Duration READ_IN_MINUTES = Duration.ofHours(26);

		private static final Duration READ_IN_HOURS = Duration.ofDays(4);

		@AssertTrue(message = "results must be kept for 26 hours at least, and hours for 4 days, since they are shown")
		boolean isEnough() {
			return this.results.compareTo(READ_IN_MINUTES) >= 0 && this.hours.compareTo(READ_IN_HOURS) >= 0;
		}

	}

}
