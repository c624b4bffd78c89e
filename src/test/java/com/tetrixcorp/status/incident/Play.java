package com.tetrixcorp.status.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;

/**
 * Plays observations through the rules, the way the database does: in memory, one after
 * the other.
 */
final class Play {

	static final Instant START = Instant.parse("2026-11-24T02:00:00Z");

	private static final IncidentProperties TIMES = new IncidentProperties(Duration.ofMinutes(2),
			Duration.ofMinutes(15), Duration.ofMinutes(1),
			new IncidentProperties.Refresh(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(5)));

	private final IncidentRules rules = new IncidentRules(TIMES);

	private final Map<String, Projection.Known> states = new HashMap<>();

	private final List<Course> courses = new ArrayList<>();

	private final List<String> changes = new ArrayList<>();

	static Instant at(double seconds) {
		return START.plusMillis((long) (seconds * 1000));
	}

	Play fails(String check, double seconds) {
		return take(new Observation(check, CheckStatus.FAIL, Outcome.TIMEOUT, at(seconds)), false);
	}

	Play passes(String check, double seconds) {
		return take(new Observation(check, CheckStatus.PASS, Outcome.PASS, at(seconds)), false);
	}

	Play unknown(String check, double seconds) {
		return take(new Observation(check, CheckStatus.UNKNOWN, Outcome.THROTTLED, at(seconds)), false);
	}

	Play take(Observation observation, boolean maintenance) {
		Decision decision = this.rules.decide(new Projection(this.states, this.courses), observation,
				Wanted.CAPABILITIES, maintenance);
		if (decision.news()) {
			this.states.put(observation.check(), new Projection.Known(observation.status(), observation.at()));
		}
		Course course = decision.course();
		if (course != null && course.id() == Course.NEW) {
			course = course.withId(this.courses.size() + 1);
			this.courses.add(course);
		}
		else if (course != null) {
			this.courses.set((int) course.id() - 1, course);
		}
		for (IncidentChanged.Change change : decision.changes()) {
			this.changes.add((course != null) ? change + " " + course.id() + " " + course.impact() : "nothing");
		}
		return this;
	}

	List<String> changes() {
		return this.changes;
	}

	List<Course> courses() {
		return this.courses;
	}

	Course course(int id) {
		return this.courses.get(id - 1);
	}

}
