package com.tetrixcorp.health;

import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The report as numbers: 0 for the worst, 2 for the best.
 */
final class HealthGauges implements MeterBinder {

	private static final double MIB = 1024 * 1024;

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
		memory(registry, "tetrix.memory.used", "Resident set of the process", MemoryReport::used);
		memory(registry, "tetrix.memory.limit",
				"What the process may use: its container's limit, or the machine's memory", MemoryReport::total);
		for (String check : this.checks) {
			gauge(registry, "tetrix.health.check.state", "State of a check: 0 fail, 1 unknown, 2 pass", check,
					(it) -> it.status().ordinal());
			gauge(registry, "tetrix.health.drill", "Whether a check's state is an exercise: 1 while it is", check,
					(it) -> (it.drill() != null) ? 1 : 0);
			Gauge
				.builder("tetrix.health.evidence.age", this.reports, of(check,
						(it) -> (it.evidenceAgeMillis() != null) ? it.evidenceAgeMillis() / 1000.0 : Double.NaN))
				.description("Age of the newest evidence of a check; NaN without any")
				.baseUnit("seconds")
				.tag("check", check)
				.register(registry);
		}
	}

	private void memory(MeterRegistry registry, String name, String description,
			ToLongFunction<MemoryReport> mebibytes) {
		Gauge.builder(name, this.reports, (reports) -> {
			MemoryReport memory = reports.current().instance().memory();
			return (memory != null) ? mebibytes.applyAsLong(memory) * MIB : Double.NaN;
		}).description(description).baseUnit("bytes").register(registry);
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
