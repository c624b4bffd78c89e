package com.tetrixcorp.status.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.tetrixcorp.health.CapabilityReport;
import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.HealthReport;

/**
 * Everything that has a history, in the order of the configuration.
 *
 * @param checks the names of the checks
 * @param capabilities per capability the checks of which it needs one
 */
record Subjects(List<String> checks, Map<String, List<String>> capabilities) {

	static Subjects of(HealthReport report) {
		Map<String, List<String>> capabilities = new LinkedHashMap<>();
		for (CapabilityReport capability : report.capabilities()) {
			capabilities.put(capability.name(), capability.checks());
		}
		return new Subjects(report.checks().stream().map(CheckReport::name).toList(), capabilities);
	}

	/** All of them, checks first. */
	List<Subject> all() {
		List<Subject> all = new ArrayList<>();
		this.checks.forEach((name) -> all.add(Subject.check(name)));
		this.capabilities.keySet().forEach((name) -> all.add(Subject.capability(name)));
		return all;
	}

}
