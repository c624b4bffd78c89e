package com.tetrixcorp.contact;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts posts by what became of them.
 */
final class ContactMetrics {

	private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

	ContactMetrics(MeterRegistry registry) {
		for (Outcome outcome : Outcome.values()) {
			this.counters.put(outcome,
					Counter.builder("tetrix.contact.posts")
						.description("Messages that were sent to us, by what became of them")
						.tag("outcome", outcome.wireName())
						.register(registry));
		}
	}

	void count(Outcome outcome) {
		Objects.requireNonNull(this.counters.get(outcome)).increment();
	}

}
