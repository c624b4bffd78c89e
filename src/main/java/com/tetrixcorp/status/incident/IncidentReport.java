package com.tetrixcorp.status.incident;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.Outcome;

/**
 * An incident as it is at this moment, for a message about it.
 *
 * @param id its number
 * @param impact the worst that it did so far
 * @param openedAt when the first check failed
 * @param closedAt when the last of its checks passed; {@code null} while one fails
 * @param asOf this moment, by the database's clock like all the others
 * @param flaps how often it came back
 * @param capabilities what needs its checks
 * @param checks its checks, in the order in which they failed
 * @param others the worst of the other incidents that are open; {@code null} if none is
 * @param drill whether it is only an exercise
 */
public record IncidentReport(long id, Impact impact, Instant openedAt, @Nullable Instant closedAt, Instant asOf,
		int flaps, List<String> capabilities, List<FailedCheck> checks, @Nullable Impact others, boolean drill) {

	public IncidentReport {
		capabilities = List.copyOf(capabilities);
		checks = List.copyOf(checks);
	}

	public boolean open() {
		return this.closedAt == null;
	}

	/**
	 * Whether a check failed in it: in an exercise none did.
	 * @param check its name
	 * @return whether it did
	 */
	public boolean about(String check) {
		return !this.drill && this.checks.stream().anyMatch((it) -> it.name().equals(check));
	}

	/**
	 * A check that failed in an incident.
	 *
	 * @param name its name
	 * @param failing whether it still does
	 * @param failure the class of its last failure
	 * @param since when that began
	 */
	public record FailedCheck(String name, boolean failing, Outcome failure, Instant since) {

	}

}
