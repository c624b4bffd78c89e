package com.tetrixcorp.health;

import org.jspecify.annotations.Nullable;

/**
 * Tells the state of the circuit breaker before a dependency's calls.
 */
@FunctionalInterface
public interface BreakerStates {

	/**
	 * The state of a breaker.
	 * @param check the name of the check of the same dependency
	 * @return such as {@code closed} or {@code half-open}; {@code null} if the dependency
	 * has no breaker
	 */
	@Nullable String stateOf(String check);

}
