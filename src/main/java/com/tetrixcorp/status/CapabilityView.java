package com.tetrixcorp.status;

import com.tetrixcorp.health.CapabilityReport;
import com.tetrixcorp.site.Fragment;
import com.tetrixcorp.status.history.Subject;
import com.tetrixcorp.status.text.Words;

/**
 * One capability, as the page shows it.
 *
 * @param id its name in the page
 * @param name its name
 * @param role what it means
 * @param sign how its state is drawn
 * @param word its state in a word
 * @param checks what carries it
 * @param critical whether losing it makes the whole unhealthy
 * @param past its history, rendered
 */
public record CapabilityView(String id, String name, String role, Sign sign, String word, String checks,
		boolean critical, Fragment past) {

	static CapabilityView of(CapabilityReport report, Pasts pasts) {
		Subject subject = Subject.capability(report.name());
		return new CapabilityView(Pasts.id(subject), Words.displayName(report.name()), Words.role(report.name()),
				Sign.of(report.status()), report.status().wireName(),
				String.join(" or ", report.checks().stream().map(Words::displayName).toList()), report.critical(),
				pasts.of(subject));
	}

}
