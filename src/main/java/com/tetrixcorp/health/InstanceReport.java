package com.tetrixcorp.health;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * This instance as of a moment.
 *
 * @param id its host name
 * @param region where it runs
 * @param replicas how many instances are alive, this one included
 * @param version the version of the code
 * @param commit the commit it was built from, if known
 * @param environment {@code production} or the name of another environment
 * @param startedAt when the process started, by the wall clock
 * @param uptimeSeconds whole seconds since then, by the monotonic clock
 * @param memory the process's memory against its container's limit, {@code null} until
 * measured
 */
public record InstanceReport(String id, String region, int replicas, String version, @Nullable String commit,
		String environment, Instant startedAt, long uptimeSeconds, @Nullable MemoryReport memory) {

}
