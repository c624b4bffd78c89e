package com.tetrixcorp.web;

import java.io.IOException;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import com.tetrixcorp.limit.ClientNetwork;
import com.tetrixcorp.web.RateLimits.Allowance;

/**
 * Keeps one client from using up the instance for all others.
 */
final class RateLimitFilter extends HttpFilter {

	private final RateLimits limits;

	private final Cache<Key, Bucket> buckets;

	RateLimitFilter(RateLimits limits) {
		this.limits = limits;
		// A bucket untouched for a window is full again, and as good as a new one.
		this.buckets = Caffeine.newBuilder()
			.maximumSize((long) limits.clients() * Allowance.values().length)
			.expireAfterAccess(limits.window())
			// Its order is kept by whoever asks: to wake another thread for it, twice in
			// some requests, cost more.
			.executor(Runnable::run)
			.build();
	}

	@Override
	void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		Allowance allowance = RateLimits.allowanceFor(request.getMethod(), RequestPath.of(request));
		if (allowance == Allowance.UNLIMITED) {
			chain.doFilter(request, response);
			return;
		}
		Key key = new Key(allowance, ClientNetwork.of(request.getRemoteAddr()));
		ConsumptionProbe probe = this.buckets.get(key, this::newBucket).tryConsumeAndReturnRemaining(1);
		if (probe.isConsumed()) {
			chain.doFilter(request, response);
			return;
		}
		long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999).toSeconds();
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)));
		response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
	}

	private Bucket newBucket(Key key) {
		int allowed = this.limits.perWindow(key.allowance());
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(allowed).refillGreedy(allowed, this.limits.window()))
			.build();
	}

	private record Key(Allowance allowance, ClientNetwork client) {

	}

}
