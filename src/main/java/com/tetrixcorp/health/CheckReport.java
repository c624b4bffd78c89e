package com.tetrixcorp.health;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One check as of a moment. What nobody has measured is {@code null}.
 *
 * @param name the check's name, such as {@code telnyx}
 * @param status its state
 * @param failure the class of the newest failure while failing, else {@code null}
 * @param last what the newest probe found, {@code null} before the first
 * @param since when it entered this state, by the wall clock
 * @param evidenceAgeMillis age of the newest evidence
 * @param lastProbeMillis how long the last probe took
 * @param medianMillis median duration of the last 100 probes
 * @param p95Millis 95th percentile of the same
 * @param run how many results of the same kind came in a row, the newest included
 * @param nextProbeInMillis when the next probe is due; 0 when one is running
 * @param flipsWhen what it takes to change the state
 * @param breaker state of the circuit breaker before the dependency's calls, if it has
 * one
 * @param remarks things worth an operator's eye that do not change the state
 * @param scope how far a failure reaches; {@code null} while it does not fail
 * @param why one sentence on why it does not pass; {@code null} when it passes
 * @param drill what is really measured while an exercise shows it as failing, else
 * {@code null}
 */
public record CheckReport(String name, CheckStatus status, @Nullable Outcome failure, @Nullable Outcome last,
		@Nullable Instant since, @Nullable Long evidenceAgeMillis, @Nullable Long lastProbeMillis,
		@Nullable Long medianMillis, @Nullable Long p95Millis, int run, @Nullable Long nextProbeInMillis,
		String flipsWhen, @Nullable String breaker, List<String> remarks, @Nullable Scope scope, @Nullable String why,
		@Nullable DrillReport drill) {

	public CheckReport {
		remarks = List.copyOf(remarks);
	}

	/**
	 * Why the newest probe said nothing about the dependency.
	 * @return the reason, or {@code null} if it did say something
	 */
	public @Nullable Outcome inconclusive() {
		return (this.last == null || this.last.isConclusive()) ? null : this.last;
	}

}
