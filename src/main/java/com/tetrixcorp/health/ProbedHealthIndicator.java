package com.tetrixcorp.health;

import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * Base of the custom health indicators: the subclass says how to probe, the schedule
 * probes in the background, and Actuator is answered from the same evidence as
 * {@code /api/health}, so that no request ever probes.
 */
public abstract class ProbedHealthIndicator implements HealthIndicator, Probe {

	private final String check;

	private final ObjectProvider<HealthReports> reports;

	/**
	 * Creates an indicator for a check.
	 * @param check the name of the check
	 * @param reports the evidence; looked up late, since the schedule behind it needs
	 * this indicator as a probe
	 */
	protected ProbedHealthIndicator(String check, ObjectProvider<HealthReports> reports) {
		this.check = check;
		this.reports = reports;
	}

	@Override
	public final String check() {
		return this.check;
	}

	@Override
	public final Health health() {
		return this.reports.getObject()
			.current()
			.check(this.check)
			.map(ProbedHealthIndicator::health)
			.orElseGet(() -> Health.unknown().build());
	}

	private static Health health(CheckReport report) {
		Health.Builder health = Health.status(statusOf(report.status()));
		detail(health, "failure", (report.failure() != null) ? report.failure().wireName() : null);
		detail(health, "since", (report.since() != null) ? report.since().truncatedTo(ChronoUnit.MILLIS) : null);
		detail(health, "evidenceAgeMillis", report.evidenceAgeMillis());
		detail(health, "lastProbeMillis", report.lastProbeMillis());
		detail(health, "why", report.why());
		detail(health, "drill", (report.drill() != null) ? Boolean.TRUE : null);
		return health.build();
	}

	private static Status statusOf(CheckStatus status) {
		return switch (status) {
			case PASS -> Status.UP;
			case FAIL -> Status.DOWN;
			case UNKNOWN -> Status.UNKNOWN;
		};
	}

	private static void detail(Health.Builder health, String key, @Nullable Object value) {
		if (value != null) {
			health.withDetail(key, value);
		}
	}

}
