package com.tetrixcorp.provider;

import java.util.Locale;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.tetrixcorp.health.BreakerStates;

/**
 * Tells the states of the circuit breakers before the providers' calls. A breaker bears
 * the name of its provider's check.
 */
@Component
class ProviderBreakers implements BreakerStates {

	private final CircuitBreakerRegistry breakers;

	ProviderBreakers(CircuitBreakerRegistry breakers) {
		this.breakers = breakers;
	}

	@Override
	public @Nullable String stateOf(String check) {
		return this.breakers.find(check)
			.map(CircuitBreaker::getState)
			.map((state) -> state.name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.orElse(null);
	}

}
