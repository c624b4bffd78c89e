package com.tetrixcorp.provider.firebase;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import com.tetrixcorp.health.SelfReport;
import com.tetrixcorp.provider.ProviderHttp;
import com.tetrixcorp.provider.PublishedStatus;

/**
 * Wires Firebase's clients. Lazy: without settings, or with malformed ones, there is no
 * client to make.
 */
@Configuration(proxyBeanMethods = false)
class FirebaseConfiguration {

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
	SelfReport firebaseSelfReport(ProviderHttp http, FirebaseProperties properties) {
		String url = properties.statusUrl();
		return new PublishedStatus("firebase", "https://status.firebase.google.com/", url,
				() -> FirebaseIncident.statement(http.page(FirebaseIncident.Client.class, url).incidents()));
	}

}
