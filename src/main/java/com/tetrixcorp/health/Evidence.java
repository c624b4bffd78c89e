package com.tetrixcorp.health;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * All that one check's probes have shown so far, immutable.
 *
 * @param state the state machine
 * @param last what the newest probe found, {@code null} before the first
 * @param lastMillis how long that took
 * @param latencies the durations of the last 100 probes that went over the wire
 * @param nextProbe when the next probe is due, in monotonic nanoseconds
 */
record Evidence(CheckState state, @Nullable ProbeResult last, @Nullable Long lastMillis, Latencies latencies,
		@Nullable Long nextProbe) {

	static Evidence none(long now) {
		return new Evidence(CheckState.unknown(now), null, null, Latencies.NONE, null);
	}

	Evidence after(ProbeResult result, long millis, long now, long staleAfter) {
		CheckState next = this.state.after(result.outcome(), now, staleAfter);
		boolean nothingWasAsked = result.outcome() == Outcome.NOT_CONFIGURED;
		return new Evidence(next, result, nothingWasAsked ? null : Long.valueOf(millis),
				nothingWasAsked ? this.latencies : this.latencies.with(millis), this.nextProbe);
	}

	Evidence adopted(SharedEvidence shared, CheckState next) {
		return new Evidence(next, new ProbeResult(shared.last(), shared.remarks()), shared.lastMillis(),
				(shared.lastMillis() != null) ? this.latencies.with(shared.lastMillis()) : this.latencies,
				this.nextProbe);
	}

	Evidence withNextProbe(long due) {
		return new Evidence(this.state, this.last, this.lastMillis, this.latencies, due);
	}

	List<String> remarks() {
		return (this.last != null) ? this.last.remarks() : List.of();
	}

}
