package com.tetrixcorp.provider;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.http.HttpConnectTimeoutException;
import java.security.cert.CertificateException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import jakarta.annotation.PreDestroy;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

import com.tetrixcorp.health.Failures;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.verification.SendOutcome;

/**
 * Sends behind the carrier's bulkhead, breaker and deadline, and never a second time.
 * Probes do not come here: they must see the carrier as it is.
 */
@Component
public class GuardedSends {

	private final BulkheadRegistry bulkheads;

	private final CircuitBreakerRegistry breakers;

	private final TimeLimiterRegistry deadlines;

	// As many threads as the bulkheads let in.
	private final ExecutorService threads = Executors.newCachedThreadPool(daemons());

	GuardedSends(BulkheadRegistry bulkheads, CircuitBreakerRegistry breakers, TimeLimiterRegistry deadlines) {
		this.bulkheads = bulkheads;
		this.breakers = breakers;
		this.deadlines = deadlines;
	}

	/**
	 * Sends once.
	 * @param carrier whose guards these are
	 * @param send asks the carrier; what it returns is no fault of the carrier, what it
	 * throws is
	 * @return what came of it
	 */
	public SendOutcome send(String carrier, Callable<SendOutcome> send) {
		Bulkhead bulkhead = this.bulkheads.bulkhead(carrier);
		CircuitBreaker breaker = this.breakers.circuitBreaker(carrier);
		TimeLimiter deadline = this.deadlines.timeLimiter(carrier);
		try {
			return bulkhead.executeCallable(() -> breaker
				.executeCallable(() -> deadline.executeFutureSupplier(() -> this.threads.submit(send))));
		}
		catch (Exception ex) {
			return outcomeOf(ex);
		}
	}

	static SendOutcome outcomeOf(Exception thrown) {
		if (thrown instanceof CarrierRefusal refusal) {
			return refusal.outcome();
		}
		if (thrown instanceof CallNotPermittedException) {
			return SendOutcome.BREAKER_OPEN;
		}
		// The second while the service ends: nothing was sent.
		if (thrown instanceof BulkheadFullException || thrown instanceof RejectedExecutionException) {
			return SendOutcome.BUSY;
		}
		if (thrown instanceof InterruptedException) {
			Thread.currentThread().interrupt();
			return SendOutcome.UNANSWERED;
		}
		if (thrown instanceof ResourceAccessException || thrown instanceof TimeoutException) {
			return onTheWay(thrown);
		}
		if (thrown instanceof RestClientException) {
			// A success whose body is not the JSON of this interface.
			return SendOutcome.UNCLEAR;
		}
		throw new IllegalStateException("A send failed", thrown);
	}

	private static SendOutcome onTheWay(Exception thrown) {
		return switch (Failures.classify(thrown).orElse(Outcome.PROTOCOL)) {
			case DNS -> SendOutcome.UNREACHABLE;
			// Else the connection broke when the message was gone.
			case CONNECT, TLS -> neverConnected(thrown) ? SendOutcome.UNREACHABLE : SendOutcome.UNCLEAR;
			case TIMEOUT -> SendOutcome.UNANSWERED;
			default -> SendOutcome.UNCLEAR;
		};
	}

	private static boolean neverConnected(Throwable thrown) {
		for (Throwable link = thrown; link != null; link = link.getCause()) {
			if (link instanceof ConnectException || link instanceof NoRouteToHostException
					|| link instanceof HttpConnectTimeoutException || link instanceof SSLHandshakeException
					|| link instanceof CertificateException) {
				return true;
			}
		}
		return false;
	}

	private static CustomizableThreadFactory daemons() {
		CustomizableThreadFactory factory = new CustomizableThreadFactory("send-");
		factory.setDaemon(true);
		return factory;
	}

	@PreDestroy
	void close() {
		this.threads.shutdownNow();
	}

}
