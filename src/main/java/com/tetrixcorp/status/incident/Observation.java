package com.tetrixcorp.status.incident;

import java.time.Instant;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.status.history.TransitionRecorded;

/**
 * The state of a check from a moment on.
 *
 * @param check the check's name
 * @param status its state
 * @param outcome what the probe found that made it so
 * @param at the moment
 */
record Observation(String check, CheckStatus status, Outcome outcome, Instant at) {

	static Observation of(TransitionRecorded transition) {
		return new Observation(transition.check(), transition.after(), transition.outcome(), transition.at());
	}

}
