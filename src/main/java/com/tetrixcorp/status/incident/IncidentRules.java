package com.tetrixcorp.status.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.tetrixcorp.health.CapabilityReport;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.status.incident.IncidentChanged.Change;

/**
 * When an incident opens, grows, closes and comes back: a pure function of what is known
 * and what is observed. An observation that is not newer than the last one of its check
 * changes nothing, so that it does not matter how often it is told.
 */
final class IncidentRules {

	private final IncidentProperties properties;

	IncidentRules(IncidentProperties properties) {
		this.properties = properties;
	}

	/**
	 * Decides what follows.
	 * @param projection what is known
	 * @param observation what is observed
	 * @param capabilities what needs which checks
	 * @param maintenance whether the check is within a planned window: a failure touches
	 * no incident then
	 * @return what follows
	 */
	Decision decide(Projection projection, Observation observation, List<CapabilityReport> capabilities,
			boolean maintenance) {
		if (!projection.isNews(observation)) {
			return Decision.STALE;
		}
		boolean failing = observation.status() == CheckStatus.FAIL;
		if (maintenance && failing || observation.status() == CheckStatus.UNKNOWN) {
			return Decision.NO_INCIDENT;
		}
		return failing ? failed(projection, observation, capabilities) : passed(projection, observation);
	}

	private Decision failed(Projection projection, Observation failure, List<CapabilityReport> capabilities) {
		Optional<Course> its = openWith(projection, failure.check()).filter((it) -> isStillAbout(it, failure));
		if (its.flatMap((course) -> course.member(failure.check())).filter(Member::failing).isPresent()) {
			return Decision.NO_INCIDENT;
		}
		List<Change> changes = new ArrayList<>();
		Course before = its.or(() -> joinable(projection, failure))
			.or(() -> returning(projection, failure))
			.orElse(null);
		Course after = (before != null) ? before.failed(failure) : Course.opened(failure);
		if (before == null || !before.open()) {
			changes.add((before != null) ? Change.REOPENED : Change.OPENED);
		}
		Impact impact = ImpactRule.of(after, projection, capabilities);
		if (before != null && impact.compareTo(before.impact()) > 0) {
			changes.add(Change.WORSENED);
		}
		return new Decision(true, (impact.compareTo(after.impact()) > 0) ? after.withImpact(impact) : after, changes);
	}

	private static Decision passed(Projection projection, Observation pass) {
		Course before = openWith(projection, pass.check()).orElse(null);
		if (before == null || before.member(pass.check()).filter(Member::failing).isEmpty()) {
			return Decision.NO_INCIDENT;
		}
		Course after = before.passed(pass);
		return new Decision(true, after, after.open() ? List.of() : List.of(Change.CLOSED));
	}

	private static Optional<Course> openWith(Projection projection, String check) {
		return projection.courses()
			.stream()
			.filter((it) -> it.open() && it.member(check).isPresent())
			.max(Comparator.comparing((Course it) -> it.member(check).filter(Member::failing).isPresent())
				.thenComparing(Course::changedAt));
	}

	// An incident may stay open for long because of something else: what fails anew is
	// told
	// anew.
	private boolean isStillAbout(Course course, Observation failure) {
		return course.member(failure.check()).filter(Member::failing).isPresent()
				|| course.changedWithin(this.properties.reopen(), failure.at());
	}

	private Optional<Course> joinable(Projection projection, Observation failure) {
		return projection.courses()
			.stream()
			.filter((it) -> it.open() && it.changedWithin(this.properties.join(), failure.at()))
			.max(Comparator.comparing(Course::changedAt));
	}

	private Optional<Course> returning(Projection projection, Observation failure) {
		return projection.courses()
			.stream()
			.filter((it) -> it.closedWithin(this.properties.reopen(), failure.at())
					&& it.member(failure.check()).isPresent())
			.max(Comparator.comparing(Course::changedAt));
	}

}
