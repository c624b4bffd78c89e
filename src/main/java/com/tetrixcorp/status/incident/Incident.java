package com.tetrixcorp.status.incident;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong: opened and closed by what was measured, never by hand.
 *
 * @param id its number, in its address
 * @param impact the worst that it did to a capability
 * @param openedAt when the first check failed
 * @param closedAt when the last of its checks passed again; {@code null} while one fails
 * @param checks the checks that failed in it, in that order
 * @param capabilities the capabilities that were lost or degraded by it
 * @param flaps how often it came back soon after it had gone
 * @param drill whether it was only an exercise
 * @param timeline everything that happened, oldest first
 */
public record Incident(long id, Impact impact, Instant openedAt, @Nullable Instant closedAt, List<String> checks,
		List<String> capabilities, int flaps, boolean drill, List<TimelineEntry> timeline) {

	public Incident {
		checks = List.copyOf(checks);
		capabilities = List.copyOf(capabilities);
		timeline = List.copyOf(timeline);
	}

	public boolean open() {
		return this.closedAt == null;
	}

}
