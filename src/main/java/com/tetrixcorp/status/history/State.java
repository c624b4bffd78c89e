package com.tetrixcorp.status.history;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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
	 * @return up if one passes; in maintenance if all are; lost if all that are not in
	 * maintenance fail; else unknown
	 */
	static State ofCapability(List<State> checks) {
		if (checks.contains(PASSING)) {
			return PASSING;
		}
		Set<State> others = EnumSet.noneOf(State.class);
		others.addAll(checks);
		boolean inMaintenance = others.remove(MAINTENANCE);
		if (others.isEmpty()) {
			return inMaintenance ? MAINTENANCE : UNKNOWN;
		}
		return others.contains(UNKNOWN) ? UNKNOWN : FAILING;
	}

}
