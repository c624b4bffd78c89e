package com.tetrixcorp.health;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntBiFunction;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is checked, how often, and which capability needs it.
 *
 * @param order the names of the checks as they are shown; given apart, since a setting
 * that is overridden elsewhere moves to the front of its map
 * @param checks the checks by name
 * @param capabilities what the service can do, by name, and the checks of which one must
 * pass for it
 * @param memoryInterval how often the process's memory is measured
 */
@Validated
@ConfigurationProperties("tetrix.health")
record HealthProperties(@NotEmpty List<String> order, @NotEmpty @Valid Map<String, Check> checks,
		@NotEmpty @Valid Map<String, Capability> capabilities, @DefaultValue("5s") Duration memoryInterval) {

	HealthProperties {
		List<String> names = List.copyOf(order);
		order = names;
		checks = sorted(checks, (name, check) -> names.indexOf(name));
		capabilities = sorted(capabilities,
				(name, capability) -> capability.checks().stream().mapToInt(names::indexOf).min().orElse(-1));
	}

	private static <V> Map<String, V> sorted(Map<String, V> map, ToIntBiFunction<String, V> position) {
		Map<String, V> sorted = new LinkedHashMap<>();
		map.entrySet()
			.stream()
			.sorted(Comparator.comparingInt((entry) -> position.applyAsInt(entry.getKey(), entry.getValue())))
			.forEach((entry) -> sorted.put(entry.getKey(), entry.getValue()));
		return Collections.unmodifiableMap(sorted);
	}

	Check check(String name) {
		return Objects.requireNonNull(this.checks.get(name), "a check that is not configured");
	}

	@AssertTrue(message = "tetrix.health.order must name every check of tetrix.health.checks once")
	boolean isEveryCheckInTheOrder() {
		return this.order.size() == this.checks.size() && this.checks.keySet().containsAll(this.order);
	}

	@AssertTrue(message = "every check of a capability must be one of tetrix.health.checks")
	boolean isEveryCheckOfACapabilityKnown() {
		return this.capabilities.values().stream().allMatch((it) -> this.checks.keySet().containsAll(it.checks()));
	}

	/**
	 * When a dependency is probed.
	 *
	 * @param interval from the start of one probe to the start of the next, before
	 * jitter; at most 60 s
	 * @param deadline after which a probe is abandoned and counts as a time-out
	 * @param shared whether one instance probes for all, since what it finds is the same
	 * for everybody
	 */
	record Check(@DefaultValue("30s") Duration interval, @DefaultValue("5s") Duration deadline,
			@DefaultValue("false") boolean shared) {

		/** Evidence is too old after this many intervals. */
		private static final int INTERVALS_UNTIL_STALE = 3;

		private static final Duration SLOWEST = Duration.ofSeconds(60);

		/** So that an attempt has ended, one way or the other, before the next begins. */
		@AssertTrue(message = "interval must be at most 60s, and the deadline positive and shorter than 0.9 intervals")
		boolean isInOrder() {
			return this.deadline.toNanos() > 0
					&& this.deadline.toNanos() < this.interval.toNanos() * (1 - CheckRunner.JITTER)
					&& this.interval.compareTo(SLOWEST) <= 0;
		}

		/**
		 * From which age on evidence no longer counts. Where instances cannot share what
		 * they find, their own intervals are longer and so is this, up to a minute an
		 * interval: beyond, a check is rather unknown than shown by something old.
		 */
		long staleAfterNanos(int stretch) {
			Duration stretched = this.shared ? this.interval.multipliedBy(stretch) : this.interval;
			Duration inForce = (stretched.compareTo(SLOWEST) < 0) ? stretched : SLOWEST;
			return inForce.toNanos() * INTERVALS_UNTIL_STALE;
		}

	}

	/**
	 * What the service can do.
	 *
	 * @param checks the checks of which one must pass
	 * @param critical whether losing it makes the whole unhealthy
	 */
	record Capability(@NotEmpty List<String> checks, boolean critical) {

	}

}
