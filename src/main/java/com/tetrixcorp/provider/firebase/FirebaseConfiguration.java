package com.tetrixcorp.provider.firebase;

import java.time.Clock;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import com.tetrixcorp.health.SelfReport;
import com.tetrixcorp.provider.ProviderHttp;
import com.tetrixcorp.provider.PublishedStatus;
import com.tetrixcorp.staff.IdTokens;

/**
 * Wires Firebase's clients. Lazy: without settings, or with malformed ones, there is no
 * client to make.
 */
@Configuration(proxyBeanMethods = false)
class FirebaseConfiguration {

	private static final String CHECK = "firebase";

	@Bean
	@Lazy
	FirebaseClient firebaseClient(ProviderHttp http, FirebaseProperties properties) {
		// Google also takes the key as a query parameter, where it would end up in logs.
		return http.client(FirebaseClient.class, properties.baseUrl(),
				(headers) -> headers.set("X-Goog-Api-Key", properties.apiKey()), FirebaseRefusals::read);
	}

	@Bean
	@Lazy
	SigningKeysClient signingKeysClient(ProviderHttp http, FirebaseProperties properties) {
		return http.client(SigningKeysClient.class, properties.jwksUrl(), (headers) -> {
		}, FirebaseRefusals::readOfKeys);
	}

	@Bean
	IdTokens firebaseIdTokens(FirebaseProperties properties, ObjectProvider<SigningKeysClient> client,
			CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads) {
		CircuitBreaker breaker = breakers.circuitBreaker(CHECK);
		Bulkhead bulkhead = bulkheads.bulkhead(CHECK);
		return new FirebaseIdTokens(properties, PublishedKeys.remembered(
				() -> bulkhead.executeSupplier(() -> breaker.executeSupplier(() -> client.getObject().published())),
				System::nanoTime), Clock.systemUTC());
	}

	@Bean
	SelfReport firebaseSelfReport(ProviderHttp http, FirebaseProperties properties) {
		String url = properties.statusUrl();
		return new PublishedStatus(CHECK, "https://status.firebase.google.com/", url,
				() -> FirebaseIncident.statement(http.page(FirebaseIncident.Client.class, url).incidents()));
	}

}
