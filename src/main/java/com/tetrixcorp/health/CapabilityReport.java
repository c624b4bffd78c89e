package com.tetrixcorp.health;

import java.util.List;

/**
 * One capability as of a moment.
 *
 * @param name its name, such as {@code messaging}
 * @param status whether the service can do it
 * @param critical whether losing it makes the whole unhealthy
 * @param checks the checks of which one must pass
 */
public record CapabilityReport(String name, CapabilityStatus status, boolean critical, List<String> checks) {

	public CapabilityReport {
		checks = List.copyOf(checks);
	}

}
