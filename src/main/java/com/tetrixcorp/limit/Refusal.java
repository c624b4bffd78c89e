package com.tetrixcorp.limit;

import java.time.Duration;

/**
 * A use that is not allowed now.
 *
 * @param limit the name of the limit that is used up; of several, the one that stays so
 * for longest
 * @param retryAfter after which all of them allow a use again, unless others come first
 */
public record Refusal(String limit, Duration retryAfter) {

	/**
	 * The same as a header says it.
	 * @return whole seconds, rounded up, one at least
	 */
	public long retryAfterSeconds() {
		return Math.max(1, this.retryAfter.plusMillis(999).toSeconds());
	}

}
