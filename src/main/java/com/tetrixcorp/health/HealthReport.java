package com.tetrixcorp.health;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Everything known about health at one moment; every view of health is made from it.
 *
 * @param timestamp the moment, by the wall clock
 * @param verdict the health of the whole
 * @param draining whether this instance is on its way out
 * @param why one sentence for whatever is not well; empty when all is
 * @param capabilities in the order of the configuration
 * @param checks in the order of the configuration
 * @param pool the application's connection pool, if there is one
 * @param instance this instance
 * @param fleet the instances that run together
 */
public record HealthReport(Instant timestamp, Verdict verdict, boolean draining, List<String> why,
		List<CapabilityReport> capabilities, List<CheckReport> checks, @Nullable PoolState pool,
		InstanceReport instance, FleetReport fleet) {

	public HealthReport {
		why = List.copyOf(why);
		capabilities = List.copyOf(capabilities);
		checks = List.copyOf(checks);
	}

	/**
	 * Whether any of it is an exercise.
	 * @return whether a check is only shown as failing
	 */
	public boolean drill() {
		return this.checks.stream().anyMatch((check) -> check.drill() != null);
	}

	/**
	 * One check.
	 * @param name its name
	 * @return its report, or empty if there is no such check
	 */
	public Optional<CheckReport> check(String name) {
		return this.checks.stream().filter((check) -> check.name().equals(name)).findFirst();
	}

}
