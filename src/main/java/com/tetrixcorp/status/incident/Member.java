package com.tetrixcorp.status.incident;

import java.time.Instant;

import com.tetrixcorp.health.Outcome;

/**
 * A check that failed in an incident.
 *
 * @param check its name
 * @param failing whether it has not passed since
 * @param failure the class of its last failure
 * @param failedAt when it last began to fail
 */
record Member(String check, boolean failing, Outcome failure, Instant failedAt) {

	static Member failing(Observation observation) {
		return new Member(observation.check(), true, observation.outcome(), observation.at());
	}

	Member passed() {
		return new Member(this.check, false, this.failure, this.failedAt);
	}

}
