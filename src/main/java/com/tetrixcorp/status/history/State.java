package com.tetrixcorp.status.history;

import java.util.List;

import com.tetrixcorp.health.CheckStatus;

/**
 * What can be said of a subject at a moment.
 */
enum State {

	/** It passed, or was up. */
	PASSING,

	/** It failed, or was lost. */
	FAILING,

	/** Nobody knew. */
	UNKNOWN,

	/** Planned maintenance, whatever was measured. */
	MAINTENANCE;

	static State of(CheckStatus status) {
		return switch (status) {
			case PASS -> PASSING;
			case FAIL -> FAILING;
			case UNKNOWN -> UNKNOWN;
		};
	}

	/**
	 * The state of what needs one of several checks.
	 * @param checks the states of the checks at the same moment
	 * @return up if one passes, lost if all fail, in maintenance if all are, else unknown
	 */
	static State ofCapability(List<State> checks) {
		if (checks.contains(PASSING)) {
			return PASSING;
		}
		State first = checks.isEmpty() ? UNKNOWN : checks.get(0);
		return checks.stream().allMatch((it) -> it == first) ? first : UNKNOWN;
	}

}
