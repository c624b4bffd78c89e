package com.tetrixcorp.status;

import com.tetrixcorp.health.CapabilityReport;

/**
 * One capability, as the page shows it.
 *
 * @param name its name
 * @param role what it means
 * @param sign how its state is drawn
 * @param word its state in a word
 * @param checks what carries it
 * @param critical whether losing it makes the whole unhealthy
 */
public record CapabilityView(String name, String role, Sign sign, String word, String checks, boolean critical) {

	static CapabilityView of(CapabilityReport report) {
		return new CapabilityView(Words.displayName(report.name()), Words.role(report.name()), Sign.of(report.status()),
				report.status().wireName(),
				String.join(" or ", report.checks().stream().map(Words::displayName).toList()), report.critical());
	}

}
