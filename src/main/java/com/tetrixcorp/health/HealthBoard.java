package com.tetrixcorp.health;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The latest evidence of all checks: the one thing that probes write and requests read. A
 * reader gets one immutable snapshot and never waits; writers take turns.
 */
final class HealthBoard {

	private volatile Map<String, Evidence> snapshot;

	HealthBoard(Iterable<String> checks, long now) {
		Map<String, Evidence> initial = new LinkedHashMap<>();
		checks.forEach((check) -> initial.put(check, Evidence.none(now)));
		this.snapshot = Collections.unmodifiableMap(initial);
	}

	Map<String, Evidence> snapshot() {
		return this.snapshot;
	}

	synchronized Change update(String check, UnaryOperator<Evidence> change) {
		Evidence before = Objects.requireNonNull(this.snapshot.get(check));
		Evidence after = change.apply(before);
		Map<String, Evidence> next = new LinkedHashMap<>(this.snapshot);
		next.put(check, after);
		this.snapshot = Collections.unmodifiableMap(next);
		return new Change(before, after);
	}

	/**
	 * What an update did.
	 *
	 * @param before the evidence before
	 * @param after the evidence after
	 */
	record Change(Evidence before, Evidence after) {

	}

}
