package com.tetrixcorp.health;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
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

	/**
	 * Counts from zero: a rate needs a first value from before the first failure.
	 * @param registry where meters are kept
	 * @param checks the checks that will be counted
	 */
	ProbeMetrics(MeterRegistry registry, Collection<String> checks) {
		this.registry = registry;
		for (String check : checks) {
			abandonments(check);
			omissions(check);
			EnumSet.allOf(Outcome.class)
				.stream()
				.filter(Outcome::isFailure)
				.forEach((outcome) -> failures(check, outcome));
		}
	}

	void finished(String check, Outcome outcome, long nanos) {
		Timer.builder("tetrix.health.probe.duration")
			.description("How long probes of a dependency took, by what they found")
			.tags("check", check, "outcome", outcome.wireName())
			.serviceLevelObjectives(BUCKETS)
			.register(this.registry)
			.record(nanos, TimeUnit.NANOSECONDS);
		if (outcome.isFailure()) {
			failures(check, outcome).increment();
		}
	}

	void abandoned(String check) {
		abandonments(check).increment();
	}

	void skipped(String check) {
		omissions(check).increment();
	}

	private Counter failures(String check, Outcome outcome) {
		return counter("tetrix.health.probe.failures", "Probes that failed, by class of failure", check, "failure",
				outcome.wireName());
	}

	private Counter abandonments(String check) {
		return counter("tetrix.health.probe.abandoned", "Probes given up at their deadline", check);
	}

	private Counter omissions(String check) {
		return counter("tetrix.health.probe.skipped",
				"Probes not started because abandoned ones still hold their threads", check);
	}

	private Counter counter(String name, String description, String check, String... tags) {
		return Counter.builder(name).description(description).tag("check", check).tags(tags).register(this.registry);
	}

}
