package com.tetrixcorp.provider;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

import com.tetrixcorp.verification.SendOutcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@Timeout(20)
class GuardedSendsTests {

	private final GuardedSends guarded = new GuardedSends(
			BulkheadRegistry.of(BulkheadConfig.custom().maxConcurrentCalls(1).maxWaitDuration(Duration.ZERO).build()),
			CircuitBreakerRegistry
				.of(CircuitBreakerConfig.custom().slidingWindowSize(4).minimumNumberOfCalls(4).build()),
			TimeLimiterRegistry.of(TimeLimiterConfig.custom()
				.timeoutDuration(Duration.ofMillis(200))
				.cancelRunningFuture(true)
				.build()));

	@AfterEach
	void close() {
		this.guarded.close();
	}

	@ParameterizedTest
	@MethodSource("failures")
	void aFailureHasItsOutcome(Exception thrown, SendOutcome outcome) {
		assertThat(GuardedSends.outcomeOf(thrown)).isEqualTo(outcome);
	}

	private static Stream<Arguments> failures() {
		return Stream.of(Arguments.of(new CarrierRefusal(SendOutcome.THROTTLED), SendOutcome.THROTTLED),
				Arguments.of(onTheWay(new ConnectException()), SendOutcome.UNREACHABLE),
				Arguments.of(onTheWay(new UnknownHostException()), SendOutcome.UNREACHABLE),
				Arguments.of(onTheWay(new HttpConnectTimeoutException("")), SendOutcome.UNREACHABLE),
				Arguments.of(onTheWay(new SSLHandshakeException("")), SendOutcome.UNREACHABLE),
				Arguments.of(onTheWay(new SSLException("")), SendOutcome.UNCLEAR),
				Arguments.of(onTheWay(new HttpTimeoutException("")), SendOutcome.UNANSWERED),
				// The message was gone when the connection broke.
				Arguments.of(onTheWay(new IOException("reset")), SendOutcome.UNCLEAR),
				Arguments.of(onTheWay(new ProtocolException()), SendOutcome.UNCLEAR),
				Arguments.of(new RestClientException("no JSON"), SendOutcome.UNCLEAR),
				Arguments.of(new TimeoutException(), SendOutcome.UNANSWERED));
	}

	@Test
	void aFailureOfOurOwnIsNone() {
		assertThatIllegalStateException().isThrownBy(() -> GuardedSends.outcomeOf(new IllegalArgumentException()));
	}

	@Test
	void whileTheServiceEndsNothingIsSent() {
		this.guarded.close();

		assertThat(this.guarded.send("telnyx", () -> SendOutcome.ACCEPTED)).isEqualTo(SendOutcome.BUSY);
	}

	@Test
	void aSendThatHangsIsInterruptedAtItsDeadline() throws InterruptedException {
		CountDownLatch interrupted = new CountDownLatch(1);

		SendOutcome outcome = this.guarded.send("telnyx", () -> {
			try {
				Thread.sleep(10_000);
				return SendOutcome.ACCEPTED;
			}
			catch (InterruptedException ex) {
				interrupted.countDown();
				throw ex;
			}
		});

		assertThat(outcome).isEqualTo(SendOutcome.UNANSWERED);
		assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void moreThanTheBulkheadLetsInAreRefusedAtOnceAndOtherCarriersAreNot() throws Exception {
		CountDownLatch inside = new CountDownLatch(1);
		CountDownLatch leave = new CountDownLatch(1);
		CompletableFuture<SendOutcome> first = CompletableFuture.supplyAsync(() -> this.guarded.send("telnyx", () -> {
			inside.countDown();
			leave.await();
			return SendOutcome.ACCEPTED;
		}));
		inside.await();

		assertThat(this.guarded.send("telnyx", () -> SendOutcome.ACCEPTED)).isEqualTo(SendOutcome.BUSY);
		assertThat(this.guarded.send("sinch", () -> SendOutcome.ACCEPTED)).isEqualTo(SendOutcome.ACCEPTED);
		leave.countDown();
		assertThat(first.get()).isIn(SendOutcome.ACCEPTED, SendOutcome.UNANSWERED);
		assertThat(this.guarded.send("telnyx", () -> SendOutcome.ACCEPTED)).isEqualTo(SendOutcome.ACCEPTED);
	}

	@Test
	void aCarrierThatFailsIsNotAskedForAWhileAndNeverTwiceForOneMessage() {
		AtomicInteger asked = new AtomicInteger();
		for (int i = 0; i < 4; i++) {
			assertThat(this.guarded.send("telnyx", () -> {
				asked.incrementAndGet();
				throw new CarrierRefusal(SendOutcome.UNAVAILABLE);
			})).isEqualTo(SendOutcome.UNAVAILABLE);
		}
		AtomicBoolean askedAgain = new AtomicBoolean();

		assertThat(this.guarded.send("telnyx", () -> {
			askedAgain.set(true);
			return SendOutcome.ACCEPTED;
		})).isEqualTo(SendOutcome.BREAKER_OPEN);
		assertThat(asked).hasValue(4);
		assertThat(askedAgain).isFalse();
	}

	@Test
	void numbersThatAreRefusedOpenNoBreaker() {
		for (int i = 0; i < 8; i++) {
			this.guarded.send("telnyx", () -> SendOutcome.NUMBER_REFUSED);
		}

		assertThat(this.guarded.send("telnyx", () -> SendOutcome.ACCEPTED)).isEqualTo(SendOutcome.ACCEPTED);
	}

	private static ResourceAccessException onTheWay(IOException cause) {
		return new ResourceAccessException("on the way", cause);
	}

}
