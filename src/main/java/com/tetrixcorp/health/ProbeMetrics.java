package com.tetrixcorp.health;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Counts and times what probes do.
 */
final class ProbeMetrics {

	private static final Duration[] BUCKETS = { Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
			Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
			Duration.ofSeconds(1), Duration.ofMillis(2500), Duration.ofSeconds(5), Duration.ofSeconds(10) };

	private final MeterRegistry registry;

	ProbeMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	void finished(String check, Outcome outcome, long nanos) {
		Timer.builder("tetrix.health.probe.duration")
			.description("How long probes of a dependency took, by what they found")
			.tags("check", check, "outcome", outcome.wireName())
			.serviceLevelObjectives(BUCKETS)
			.register(this.registry)
			.record(nanos, TimeUnit.NANOSECONDS);
		if (outcome.isFailure()) {
			counter("tetrix.health.probe.failures", "Probes that failed, by class of failure", check, "failure",
					outcome.wireName())
				.increment();
		}
	}

	void abandoned(String check) {
		counter("tetrix.health.probe.abandoned", "Probes given up at their deadline", check).increment();
	}

	void skipped(String check) {
		counter("tetrix.health.probe.skipped", "Probes not started because abandoned ones still hold their threads",
				check)
			.increment();
	}

	private Counter counter(String name, String description, String check, String... tags) {
		return Counter.builder(name).description(description).tag("check", check).tags(tags).register(this.registry);
	}

}
