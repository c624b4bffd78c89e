package com.tetrixcorp.health;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The report as numbers: 0 for the worst, 2 for the best.
 */
final class HealthGauges implements MeterBinder {

	private final HealthReports reports;

	private final Iterable<String> checks;

	HealthGauges(HealthReports reports, Iterable<String> checks) {
		this.reports = reports;
		this.checks = checks;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("tetrix.health.verdict", this.reports, (it) -> it.current().verdict().ordinal())
			.description("Health of the whole: 0 unhealthy, 1 degraded, 2 healthy")
			.register(registry);
		for (String check : this.checks) {
			gauge(registry, "tetrix.health.check.state", "State of a check: 0 fail, 1 unknown, 2 pass", check,
					(it) -> it.status().ordinal());
			Gauge
				.builder("tetrix.health.evidence.age", this.reports, of(check,
						(it) -> (it.evidenceAgeMillis() != null) ? it.evidenceAgeMillis() / 1000.0 : Double.NaN))
				.description("Age of the newest evidence of a check; NaN without any")
				.baseUnit("seconds")
				.tag("check", check)
				.register(registry);
		}
	}

	private void gauge(MeterRegistry registry, String name, String description, String check,
			ToDoubleFunction<CheckReport> value) {
		Gauge.builder(name, this.reports, of(check, value))
			.description(description)
			.tag("check", check)
			.register(registry);
	}

	private static ToDoubleFunction<HealthReports> of(String check, ToDoubleFunction<CheckReport> value) {
		return (reports) -> reports.current().check(check).map(value::applyAsDouble).orElse(Double.NaN);
	}

}
