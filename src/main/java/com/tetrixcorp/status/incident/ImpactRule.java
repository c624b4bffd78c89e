package com.tetrixcorp.status.incident;

import java.util.List;

import com.tetrixcorp.health.CapabilityReport;

/**
 * What an incident does to what the service can do. A capability is lost when all its
 * checks fail, whichever incident they belong to.
 */
final class ImpactRule {

	private ImpactRule() {
	}

	static Impact of(Course course, Projection projection, List<CapabilityReport> capabilities) {
		return capabilities.stream()
			.filter((it) -> touched(course, it))
			.filter((it) -> it.checks().stream().allMatch((check) -> fails(check, course, projection)))
			.map((it) -> it.critical() ? Impact.CRITICAL_LOST : Impact.LOST)
			.max(Impact::compareTo)
			.orElse(Impact.DEGRADED);
	}

	/**
	 * The capabilities that need a check of the incident.
	 * @param course the incident
	 * @param capabilities all of them
	 * @return the names of those, in the order of the configuration
	 */
	static List<String> touched(Course course, List<CapabilityReport> capabilities) {
		return capabilities.stream().filter((it) -> touched(course, it)).map(CapabilityReport::name).toList();
	}

	private static boolean touched(Course course, CapabilityReport capability) {
		return course.members().stream().anyMatch((member) -> capability.checks().contains(member.check()));
	}

	// The incident knows of the newest failure, which the projection does not hold yet.
	private static boolean fails(String check, Course course, Projection projection) {
		return course.member(check).filter(Member::failing).isPresent() || projection.fails(check);
	}

}
