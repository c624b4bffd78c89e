package com.tetrixcorp.status.incident;

import java.time.Instant;
import java.util.List;

/**
 * A planned window in which what fails is neither up nor down.
 *
 * @param id its number
 * @param from its beginning
 * @param to its end, after the beginning
 * @param checks the checks that it is about; a capability is in maintenance when all of
 * its checks are
 * @param text what is done, in a sentence for visitors
 */
public record Maintenance(long id, Instant from, Instant to, List<String> checks, String text) {

	public Maintenance {
		checks = List.copyOf(checks);
	}

	boolean isAbout(String check, Instant moment) {
		return this.checks.contains(check) && !moment.isBefore(this.from) && moment.isBefore(this.to);
	}

}
