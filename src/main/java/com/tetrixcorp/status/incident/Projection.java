package com.tetrixcorp.status.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.tetrixcorp.health.CheckStatus;

/**
 * What the rules go by: the last known state of every check, and the incidents that are
 * open or may come back.
 *
 * @param states by the check's name
 * @param courses the incidents
 */
record Projection(Map<String, Known> states, List<Course> courses) {

	static final Projection EMPTY = new Projection(Map.of(), List.of());

	Projection {
		states = Map.copyOf(states);
		courses = List.copyOf(courses);
	}

	boolean isNews(Observation observation) {
		Known known = this.states.get(observation.check());
		return known == null || observation.at().isAfter(known.at());
	}

	boolean fails(String check) {
		Known known = this.states.get(check);
		return known != null && known.status() == CheckStatus.FAIL;
	}

	/**
	 * The last known state of a check.
	 *
	 * @param status the state
	 * @param at the newest moment at which it was told to be in it
	 */
	record Known(CheckStatus status, Instant at) {

	}

}
