package com.tetrixcorp.alert;

import java.time.Duration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts messages: what this instance sent, and what is on its way for all, as it was
 * when this instance last looked.
 */
final class AlertMetrics {

	private final MeterRegistry registry;

	private final Counter givenUp;

	private volatile int pending;

	private volatile Duration oldest = Duration.ZERO;

	AlertMetrics(MeterRegistry registry) {
		this.registry = registry;
		this.givenUp = Counter.builder("tetrix.alert.given.up")
			.description("Messages that nobody received within a day")
			.register(registry);
		Gauge.builder("tetrix.alert.pending", this, (it) -> it.pending)
			.description("Messages that are not sent yet, also those that wait for their time")
			.register(registry);
		Gauge.builder("tetrix.alert.oldest", this, (it) -> it.oldest.toMillis() / 1000.0)
			.description("How long the oldest message that is not sent yet has been due")
			.baseUnit("seconds")
			.register(registry);
		for (Kind kind : Kind.values()) {
			sentCounter(kind);
		}
	}

	void looked(Take take) {
		this.pending = take.pending();
		this.oldest = take.oldest();
	}

	void sent(Kind kind) {
		sentCounter(kind).increment();
	}

	void failed(String what) {
		Counter.builder("tetrix.alert.failures")
			.description("Messages that were not received at a try, by class of failure or status")
			.tag("failure", what)
			.register(this.registry)
			.increment();
	}

	void givenUp() {
		this.givenUp.increment();
	}

	private Counter sentCounter(Kind kind) {
		return Counter.builder("tetrix.alert.sent")
			.description("Messages that were received, by what they tell")
			.tag("kind", kind.wireName())
			.register(this.registry);
	}

}
