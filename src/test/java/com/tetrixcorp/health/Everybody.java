package com.tetrixcorp.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Each instance probes for itself, as without a fleet.
 */
final class Everybody implements ProbeTurns {

	private final Map<String, Long> begun = new ConcurrentHashMap<>();

	@Override
	public Turn next(String check, Duration interval, long now) {
		Long last = this.begun.get(check);
		return new Turn(true, (last != null) ? last + interval.toNanos() : now);
	}

	@Override
	public void begun(String check, long now) {
		this.begun.put(check, now);
	}

	@Override
	public int stretch() {
		return 1;
	}

}
