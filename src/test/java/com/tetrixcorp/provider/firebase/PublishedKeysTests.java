package com.tetrixcorp.provider.firebase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SimpleSecurityContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PublishedKeysTests {

	private static final String KEYS = "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"sXchDaQ\",\"e\":\"AQAB\"}]}";

	private final AtomicLong nanos = new AtomicLong(17);

	private final AtomicInteger fetches = new AtomicInteger();

	private @Nullable String published = KEYS;

	private final PublishedKeys keys = new PublishedKeys(this::fetch, this.nanos::get);

	@Test
	void whatWasFetchedAMomentAgoIsNotFetchedAgain() throws Exception {
		assertThat(get().getKeys()).hasSize(1);
		pass(PublishedKeys.AFTER_SUCCESS.minusNanos(1));
		get();
		assertThat(this.fetches).hasValue(1);
		pass(Duration.ofNanos(1));
		get();
		assertThat(this.fetches).hasValue(2);
	}

	@Test
	void whatHasJustFailedIsNotTriedAgainByEverybody() throws Exception {
		this.published = null;
		refused();
		pass(PublishedKeys.AFTER_FAILURE.minusNanos(1));
		this.published = KEYS;
		refused();
		assertThat(this.fetches).hasValue(1);
		pass(Duration.ofNanos(1));
		assertThat(get().getKeys()).hasSize(1);
	}

	@Test
	void whatHoldsNoKeyIsAFailure() {
		for (String none : new String[] { "{\"keys\":[]}", "{\"hello\":\"world\"}", "[]", "17" }) {
			this.published = none;
			refused();
			pass(PublishedKeys.AFTER_FAILURE);
		}
	}

	@Test
	void anUnknownKeyMayBeANewOneWhileTheNewOnesCannotBeRead() throws Exception {
		JWKSource<SecurityContext> remembered = PublishedKeys.remembered(this::fetch, this.nanos::get);
		assertThat(named(remembered, "a")).hasSize(1);
		assertThat(named(remembered, "b")).as("not among those of a moment ago").isEmpty();
		this.published = null;
		pass(PublishedKeys.AFTER_SUCCESS);

		assertThatExceptionOfType(JWKSetUnavailableException.class).isThrownBy(() -> named(remembered, "b"));
		assertThat(named(remembered, "a")).as("known before").hasSize(1);

		this.published = KEYS;
		pass(PublishedKeys.AFTER_FAILURE);
		assertThat(named(remembered, "b")).isEmpty();
	}

	private static List<JWK> named(JWKSource<SecurityContext> source, String name) throws KeySourceException {
		return source.get(new JWKSelector(new JWKMatcher.Builder().keyID(name).build()), new SimpleSecurityContext());
	}

	private JWKSet get() throws JWKSetUnavailableException {
		return this.keys.getJWKSet(JWKSetCacheRefreshEvaluator.forceRefresh(), 0, new SimpleSecurityContext());
	}

	private void refused() {
		assertThatExceptionOfType(JWKSetUnavailableException.class).isThrownBy(this::get)
			.withMessage("The published keys cannot be read");
	}

	private void pass(Duration time) {
		this.nanos.addAndGet(time.toNanos());
	}

	private @Nullable JsonNode fetch() {
		this.fetches.incrementAndGet();
		try {
			return (this.published != null) ? new ObjectMapper().readTree(this.published) : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
