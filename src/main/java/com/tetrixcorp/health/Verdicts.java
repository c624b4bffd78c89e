package com.tetrixcorp.health;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rule from checks to capabilities to the verdict: capabilities count, not
 * components, and unknown is never outranked by a pass.
 */
final class Verdicts {

	private Verdicts() {
	}

	static List<CapabilityReport> capabilities(Map<String, HealthProperties.Capability> capabilities,
			List<CheckReport> checks) {
		Map<String, CheckStatus> statuses = checks.stream()
			.collect(Collectors.toMap(CheckReport::name, CheckReport::status));
		return capabilities.entrySet()
			.stream()
			.map((entry) -> new CapabilityReport(entry.getKey(),
					statusOf(entry.getValue().checks(), (check) -> statuses.getOrDefault(check, CheckStatus.UNKNOWN)),
					entry.getValue().critical(), entry.getValue().checks()))
			.toList();
	}

	private static CapabilityStatus statusOf(List<String> checks, Function<String, CheckStatus> status) {
		if (checks.stream().map(status).anyMatch((it) -> it == CheckStatus.PASS)) {
			return CapabilityStatus.UP;
		}
		boolean allFail = checks.stream().map(status).allMatch((it) -> it == CheckStatus.FAIL);
		return allFail ? CapabilityStatus.LOST : CapabilityStatus.UNKNOWN;
	}

	static Verdict of(List<CapabilityReport> capabilities, List<CheckReport> checks, boolean draining) {
		boolean criticalLost = capabilities.stream()
			.anyMatch((it) -> it.critical() && it.status() == CapabilityStatus.LOST);
		if (draining || criticalLost) {
			return Verdict.UNHEALTHY;
		}
		boolean allPass = checks.stream().allMatch((it) -> it.status() == CheckStatus.PASS);
		return allPass ? Verdict.HEALTHY : Verdict.DEGRADED;
	}

}
