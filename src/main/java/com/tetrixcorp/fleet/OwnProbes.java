package com.tetrixcorp.fleet;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import org.springframework.context.event.EventListener;

import com.tetrixcorp.fleet.FleetView.Measured;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeFinished;

/**
 * What this instance measured itself, and how often it asked.
 */
final class OwnProbes {

	private final Map<String, Measured> measured = new ConcurrentHashMap<>();

	private final Map<String, Long> results = new ConcurrentHashMap<>();

	private final Map<String, HourlyCount> calls = new ConcurrentHashMap<>();

	private final LongSupplier clock;

	OwnProbes(LongSupplier clock) {
		this.clock = clock;
	}

	@EventListener
	void finished(ProbeFinished event) {
		this.results.put(event.check(), event.nanos());
		if (event.outcome() != Outcome.NOT_CONFIGURED) {
			this.calls.computeIfAbsent(event.check(), (check) -> new HourlyCount()).add(event.nanos());
		}
		if (event.outcome().isConclusive()) {
			this.measured.merge(event.check(), new Measured(event.outcome().isFailure(), event.nanos(), event.nanos()),
					OwnProbes::after);
		}
	}

	private static Measured after(Measured before, Measured now) {
		boolean same = before.failing() == now.failing();
		return new Measured(now.failing(), now.at(), same ? before.since() : now.at());
	}

	Map<String, Measured> measured() {
		return Map.copyOf(this.measured);
	}

	// The moment of the newest result of each check, conclusive or not.
	Map<String, Long> results() {
		return Map.copyOf(this.results);
	}

	Map<String, Long> calls() {
		long now = this.clock.getAsLong();
		Map<String, Long> counted = new ConcurrentHashMap<>();
		this.calls.forEach((check, count) -> counted.put(check, count.lastHour(now)));
		return counted;
	}

}
