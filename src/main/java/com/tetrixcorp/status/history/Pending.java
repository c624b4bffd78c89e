package com.tetrixcorp.status.history;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeFinished;

/**
 * A result that waits to be written.
 *
 * @param seq its number among those of this instance
 * @param check the check's name
 * @param outcome what was found
 * @param before the state of the check before it
 * @param after the state of the check after it
 * @param nanos when its probe ended, on the monotonic clock
 * @param lastNanos of a run of equal results: when its last probe ended; else the same
 * @param millis how long the probe took
 */
record Pending(long seq, String check, Outcome outcome, CheckStatus before, CheckStatus after, long nanos,
		long lastNanos, long millis) {

	static Pending of(ProbeFinished event, long seq) {
		return new Pending(seq, event.check(), event.outcome(), event.before(), event.after(), event.nanos(),
				event.nanos(), event.millis());
	}

	boolean isTransition() {
		return this.before != this.after;
	}

	/**
	 * Whether a later result of the same check says nothing that this one does not.
	 * @param next the later one
	 * @param longestPause nanoseconds between the two at most, lest a gap is covered up
	 * @param longest nanoseconds that a run lasts at most
	 * @return whether the two can be one row
	 */
	boolean covers(Pending next, long longestPause, long longest) {
		return !next.isTransition() && next.outcome == this.outcome && next.after == this.after
				&& next.nanos - this.lastNanos <= longestPause && next.lastNanos - this.nanos <= longest;
	}

	Pending with(Pending next) {
		return new Pending(this.seq, this.check, this.outcome, this.before, this.after, this.nanos, next.lastNanos,
				this.millis);
	}

}
