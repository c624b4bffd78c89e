package com.tetrixcorp.status.history;

import java.time.Duration;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What history must know of the settings of health: how soon a result is too old to say
 * anything.
 *
 * @param checks the checks by name
 */
@ConfigurationProperties("tetrix.health")
record ProbeTimings(@DefaultValue Map<String, Timing> checks) {

	private static final int INTERVALS_UNTIL_STALE = 3;

	ProbeTimings {
		checks = Map.copyOf(checks);
	}

	long staleAfterMillis(String check) {
		return this.checks.getOrDefault(check, Timing.DEFAULT).interval().toMillis() * INTERVALS_UNTIL_STALE;
	}

	long longestStaleAfterMillis() {
		return this.checks.keySet().stream().mapToLong(this::staleAfterMillis).reduce(staleAfterMillis(""), Math::max);
	}

	/**
	 * When a dependency is probed.
	 *
	 * @param interval from one probe to the next
	 */
	record Timing(@DefaultValue("30s") Duration interval) {

		static final Timing DEFAULT = new Timing(Duration.ofSeconds(30));

	}

}
