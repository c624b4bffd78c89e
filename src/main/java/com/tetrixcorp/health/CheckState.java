package com.tetrixcorp.health;

import org.jspecify.annotations.Nullable;

/**
 * The state machine of a check: a pure function of the state before, a result, and
 * monotonic time. Fails after 2 failures in a row or 3 of the last 5 results, at once on
 * refused credentials; passes after 1 pass from unknown and 2 in a row from fail; is
 * unknown once its evidence is too old. "In a row" is reset by the opposite.
 *
 * @param status the state
 * @param failure class of the newest failure
 * @param since when it entered the state, in monotonic nanoseconds
 * @param passesInARow passes since the last failure
 * @param failuresInARow failures since the last pass
 * @param recent the last five results, newest in the lowest bit, 1 for a failure
 * @param evidence when the newest conclusive result came, {@code null} before the first
 */
record CheckState(CheckStatus status, @Nullable Outcome failure, long since, int passesInARow, int failuresInARow,
		int recent, @Nullable Long evidence) {

	static final int FAILURES_IN_A_ROW_TO_FAIL = 2;

	static final int RECENT_FAILURES_TO_FAIL = 3;

	static final int PASSES_IN_A_ROW_TO_RECOVER = 2;

	private static final int LAST_FIVE = 0b11111;

	static CheckState unknown(long now) {
		return new CheckState(CheckStatus.UNKNOWN, null, now, 0, 0, 0, null);
	}

	/**
	 * The state after a result.
	 * @param outcome the result; an inconclusive one changes nothing but what time has
	 * changed already
	 * @param now monotonic nanoseconds
	 * @param staleAfter age in nanoseconds beyond which earlier evidence does not count
	 * @return the next state
	 */
	CheckState after(Outcome outcome, long now, long staleAfter) {
		CheckState before = at(now, staleAfter);
		if (!outcome.isConclusive()) {
			return before;
		}
		return outcome.isPass() ? before.passed(now) : before.failed(outcome, now);
	}

	/**
	 * The state as it is read at a moment.
	 * @param now monotonic nanoseconds
	 * @param staleAfter age of the evidence in nanoseconds beyond which nothing is known
	 * @return this, or unknown since the evidence became too old
	 */
	CheckState at(long now, long staleAfter) {
		if (this.evidence == null || now - this.evidence <= staleAfter) {
			return this;
		}
		long expiry = this.evidence + staleAfter;
		return (this.status == CheckStatus.UNKNOWN)
				? new CheckState(this.status, null, this.since, 0, 0, 0, this.evidence)
				: new CheckState(CheckStatus.UNKNOWN, null, expiry, 0, 0, 0, this.evidence);
	}

	private CheckState passed(long now) {
		int passes = this.passesInARow + 1;
		boolean recovered = this.status != CheckStatus.FAIL || passes >= PASSES_IN_A_ROW_TO_RECOVER;
		CheckStatus next = recovered ? CheckStatus.PASS : CheckStatus.FAIL;
		return enter(next, recovered ? null : this.failure, passes, 0, remember(0), now);
	}

	private CheckState failed(Outcome outcome, long now) {
		int failures = this.failuresInARow + 1;
		int remembered = remember(1);
		boolean fails = outcome == Outcome.CREDENTIALS || failures >= FAILURES_IN_A_ROW_TO_FAIL
				|| Integer.bitCount(remembered) >= RECENT_FAILURES_TO_FAIL;
		return enter(fails ? CheckStatus.FAIL : this.status, outcome, 0, failures, remembered, now);
	}

	private int remember(int failed) {
		return (this.recent << 1 | failed) & LAST_FIVE;
	}

	private CheckState enter(CheckStatus next, @Nullable Outcome failure, int passes, int failures, int remembered,
			long now) {
		return new CheckState(next, failure, (next == this.status) ? this.since : now, passes, failures, remembered,
				now);
	}

	/**
	 * How many results of the newest kind came in a row.
	 * @return 0 without evidence
	 */
	int run() {
		return Math.max(this.passesInARow, this.failuresInARow);
	}

	/**
	 * What it takes to change the state, for a reader.
	 * @return a noun phrase
	 */
	String flipsWhen() {
		return switch (this.status) {
			case FAIL -> (this.passesInARow == 0) ? "2 passes in a row" : "1 more pass";
			case PASS -> failuresToFail();
			case UNKNOWN -> "1 pass, or " + failuresToFail();
		};
	}

	private String failuresToFail() {
		if (this.failuresInARow > 0) {
			return "1 more failure";
		}
		boolean oneIsEnough = Integer.bitCount(remember(1)) >= RECENT_FAILURES_TO_FAIL;
		return oneIsEnough ? "1 failure" : "2 failures in a row";
	}

}
