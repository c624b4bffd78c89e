package com.tetrixcorp.provider.firebase;

import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the published keys, seldom: anybody can send a token that names a key which
 * nobody knows. What was fetched a moment ago is news enough, and what has just failed is
 * not tried by everybody who asks.
 */
final class PublishedKeys implements JWKSetSource<SecurityContext> {

	static final Duration AFTER_SUCCESS = Duration.ofSeconds(30);

	static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

	/** Keys rotate over days, and an unknown one is looked for at once. */
	private static final Duration KEPT = Duration.ofHours(1);

	/** Google's keys are valid for longer than this while they cannot be fetched. */
	private static final Duration KEPT_IN_OUTAGE = Duration.ofHours(6);

	/** How long others wait for whoever fetches: a little more than that may take. */
	private static final Duration WAIT = Duration.ofSeconds(8);

	private final Supplier<@Nullable JsonNode> published;

	private final LongSupplier nanos;

	private volatile @Nullable Fetched last;

	PublishedKeys(Supplier<@Nullable JsonNode> published, LongSupplier nanos) {
		this.published = published;
		this.nanos = nanos;
	}

	static JWKSource<SecurityContext> remembered(Supplier<@Nullable JsonNode> published, LongSupplier nanos) {
		PublishedKeys source = new PublishedKeys(published, nanos);
		JWKSource<SecurityContext> remembering = JWKSourceBuilder.create(source)
			.cache(KEPT.toMillis(), WAIT.toMillis())
			.refreshAheadCache(false)
			// Done here, with another answer to whoever comes too often.
			.rateLimited(false)
			.outageTolerant(KEPT_IN_OUTAGE.toMillis())
			.build();
		return (selector, context) -> source.known(remembering.get(selector, context));
	}

	// The cache before it lets one in at a time.
	@Override
	public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long currentTime, SecurityContext context)
			throws JWKSetUnavailableException {
		Fetched known = this.last;
		if (known == null || this.nanos.getAsLong() - known.at() >= known.goodFor().toNanos()) {
			known = fetch();
			this.last = known;
		}
		if (known.keys() == null) {
			throw new JWKSetUnavailableException("The published keys cannot be read");
		}
		return known.keys();
	}

	// A key that is not among the old ones may be among those that cannot be fetched.
	private List<JWK> known(List<JWK> found) throws JWKSetUnavailableException {
		Fetched newest = this.last;
		if (found.isEmpty() && newest != null && newest.keys() == null) {
			throw new JWKSetUnavailableException("The key may be a new one, and the published keys cannot be read");
		}
		return found;
	}

	private Fetched fetch() {
		try {
			JsonNode keys = this.published.get();
			JWKSet parsed = JWKSet.parse((keys != null) ? keys.toString() : "");
			return parsed.isEmpty() ? failed() : new Fetched(this.nanos.getAsLong(), parsed);
		}
		// Refused, unreachable, too slow, the breaker is open, no keys: all the same
		// here, and the check of the same provider tells which.
		catch (RuntimeException | ParseException ex) {
			return failed();
		}
	}

	private Fetched failed() {
		return new Fetched(this.nanos.getAsLong(), null);
	}

	@Override
	public void close() {
		// Nothing is held.
	}

	/**
	 * What came of the newest try.
	 *
	 * @param at when it ended
	 * @param keys the keys, {@code null} if it failed
	 */
	private record Fetched(long at, @Nullable JWKSet keys) {

		Duration goodFor() {
			return (this.keys != null) ? AFTER_SUCCESS : AFTER_FAILURE;
		}

	}

}
