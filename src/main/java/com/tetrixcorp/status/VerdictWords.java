package com.tetrixcorp.status;

import java.util.ArrayList;
import java.util.List;

import com.tetrixcorp.health.CapabilityReport;
import com.tetrixcorp.health.CapabilityStatus;
import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.status.text.Words;

/**
 * Says the verdict, in one word and in one sentence.
 */
public final class VerdictWords {

	private VerdictWords() {
	}

	public static String word(HealthReport report) {
		return (Sign.of(report) == Sign.UNKNOWN) ? "unknown" : report.verdict().wireName();
	}

	public static String sentence(HealthReport report) {
		return (report.drill() ? "Exercise: " : "") + shown(report);
	}

	private static String shown(HealthReport report) {
		if (report.draining()) {
			return "This instance is shutting down.";
		}
		return switch (report.verdict()) {
			case HEALTHY -> "Everything we check works.";
			case UNHEALTHY -> lost(report);
			case DEGRADED -> degraded(report);
		};
	}

	private static String lost(HealthReport report) {
		List<String> lost = report.capabilities()
			.stream()
			.filter((capability) -> capability.critical() && capability.status() == CapabilityStatus.LOST)
			.map(CapabilityReport::name)
			.toList();
		return lost.isEmpty() ? "We cannot serve as we should."
				: Words.capitalised(Words.joined(lost)) + ((lost.size() == 1) ? " is down." : " are down.");
	}

	private static String degraded(HealthReport report) {
		List<String> failing = names(report, CheckStatus.FAIL);
		List<String> unknown = names(report, CheckStatus.UNKNOWN);
		if (unknown.size() == report.checks().size()) {
			return "We do not know: nothing has been measured recently.";
		}
		List<String> clauses = new ArrayList<>();
		if (!failing.isEmpty()) {
			clauses.add(Words.joined(failing) + ((failing.size() == 1) ? " fails" : " fail"));
		}
		if (!unknown.isEmpty()) {
			clauses.add(Words.joined(unknown) + ((unknown.size() == 1) ? " is" : " are") + " not known");
		}
		String trouble = clauses.isEmpty() ? "not everything is well" : String.join("; ", clauses);
		return criticalIsUp(report) ? "We serve, with trouble: " + trouble + "."
				: "We may not serve everything: " + trouble + ".";
	}

	private static boolean criticalIsUp(HealthReport report) {
		return report.capabilities()
			.stream()
			.filter(CapabilityReport::critical)
			.allMatch((capability) -> capability.status() == CapabilityStatus.UP);
	}

	private static List<String> names(HealthReport report, CheckStatus status) {
		return report.checks()
			.stream()
			.filter((check) -> check.status() == status)
			.map(CheckReport::name)
			.map(Words::displayName)
			.toList();
	}

}
