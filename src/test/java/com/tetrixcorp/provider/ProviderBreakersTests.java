package com.tetrixcorp.provider;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.NamedContributor;

import com.tetrixcorp.health.BreakerStates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The circuit breakers as configured.
 */
class ProviderBreakersTests {

	private static ProviderContext context;

	@BeforeAll
	static void start() {
		context = new ProviderContext(Map.of());
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@AfterEach
	void closeBreakers() {
		context.bean(CircuitBreakerRegistry.class).getAllCircuitBreakers().forEach(CircuitBreaker::reset);
	}

	@ParameterizedTest
	@ValueSource(strings = { "telnyx", "sinch", "firebase" })
	void aProviderHasABreakerThatIsClosedAtFirst(String check) {
		assertThat(context.bean(BreakerStates.class).stateOf(check)).isEqualTo("closed");
	}

	@Test
	void aStateIsNamedInKebabCaseAndTheDatabaseHasNone() {
		CircuitBreaker breaker = context.bean(CircuitBreakerRegistry.class).circuitBreaker("telnyx");
		BreakerStates states = context.bean(BreakerStates.class);

		breaker.transitionToOpenState();
		assertThat(states.stateOf("telnyx")).isEqualTo("open");
		breaker.transitionToHalfOpenState();
		assertThat(states.stateOf("telnyx")).isEqualTo("half-open");
		assertThat(states.stateOf("database")).isNull();
	}

	@Test
	void halfOfTenCallsFailingOpensItAndFourDoNot() {
		assertThat(stateAfter("telnyx", 4, 6)).isEqualTo("closed");
		assertThat(stateAfter("sinch", 5, 5)).isEqualTo("open");
	}

	@Test
	void noBreakerIsAHealthContributor() {
		assertThat(context.bean(HealthContributorRegistry.class).stream().map(NamedContributor::getName))
			.contains("telnyx", "sinch", "firebase")
			.doesNotContain("circuitBreakers", "rateLimiters", "db");
	}

	private static @Nullable String stateAfter(String name, int failures, int successes) {
		CircuitBreaker breaker = context.bean(CircuitBreakerRegistry.class).circuitBreaker(name);
		for (int call = 0; call < failures; call++) {
			breaker.onError(1, TimeUnit.MILLISECONDS, new IOException());
		}
		for (int call = 0; call < successes; call++) {
			breaker.onSuccess(1, TimeUnit.MILLISECONDS);
		}
		return context.bean(BreakerStates.class).stateOf(name);
	}

}
