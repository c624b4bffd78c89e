package com.tetrixcorp.health;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What one instance knows of a check, for another one to go on from. Moments are ages, so
 * that no two clocks need to agree.
 *
 * @param status the state
 * @param failure class of the newest failure
 * @param sinceMillis how long ago it entered the state
 * @param passesInARow passes since the last failure
 * @param failuresInARow failures since the last pass
 * @param recent the last five results, newest in the lowest bit, 1 for a failure
 * @param evidenceMillis age of the newest conclusive result, {@code null} before the
 * first
 * @param last what the newest probe found
 * @param lastMillis how long that took; {@code null} if nothing was asked
 * @param remarks things worth an operator's eye
 */
public record SharedEvidence(CheckStatus status, @Nullable Outcome failure, long sinceMillis, int passesInARow,
		int failuresInARow, int recent, @Nullable Long evidenceMillis, Outcome last, @Nullable Long lastMillis,
		List<String> remarks) {

	public SharedEvidence {
		remarks = List.copyOf(remarks);
	}

}
