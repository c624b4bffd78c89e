package com.tetrixcorp.provider;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import com.tetrixcorp.verification.Channel;
import com.tetrixcorp.verification.CodeMessage;
import com.tetrixcorp.verification.SendOutcome;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderCarrierTests {

	private static final CodeMessage MESSAGE = new CodeMessage(UUID.randomUUID(), "+4915112345678", Channel.SMS,
			"123456", "123456", Duration.ofMinutes(5));

	private final GuardedSends guarded = new GuardedSends(BulkheadRegistry.ofDefaults(),
			CircuitBreakerRegistry
				.of(CircuitBreakerConfig.custom().slidingWindowSize(4).minimumNumberOfCalls(4).build()),
			TimeLimiterRegistry.ofDefaults());

	@AfterEach
	void close() {
		this.guarded.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "NUMBER_REFUSED", "REQUEST_REFUSED" })
	void whatIsRefusedForTheMessagesSakeOpensNoBreaker(SendOutcome outcome) {
		assertThat(fiveTimes(outcome)).containsOnly(outcome);
	}

	@ParameterizedTest
	@EnumSource(names = { "CREDENTIALS", "MISCONFIGURED", "THROTTLED", "UNAVAILABLE", "UNCLEAR" })
	void whateverElseIsRefusedDoes(SendOutcome outcome) {
		assertThat(fiveTimes(outcome)).containsExactly(outcome, outcome, outcome, outcome, SendOutcome.BREAKER_OPEN);
	}

	private List<SendOutcome> fiveTimes(SendOutcome outcome) {
		Refusing carrier = new Refusing(this.guarded, outcome);
		return List.of(carrier.send(MESSAGE), carrier.send(MESSAGE), carrier.send(MESSAGE), carrier.send(MESSAGE),
				carrier.send(MESSAGE));
	}

	private static final class Refusing extends ProviderCarrier<String> {

		private final SendOutcome outcome;

		private Refusing(GuardedSends guarded, SendOutcome outcome) {
			super("refusing", List::of,
					new StaticListableBeanFactory(Map.of("client", "client")).getBeanProvider(String.class), guarded);
			this.outcome = outcome;
		}

		@Override
		protected Set<Channel> supported() {
			return Set.of(Channel.SMS);
		}

		@Override
		protected SendOutcome send(String asked, CodeMessage message) {
			throw new CarrierRefusal(this.outcome);
		}

	}

}
