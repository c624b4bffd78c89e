package com.tetrixcorp.provider.firebase;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import com.tetrixcorp.provider.ProviderHttp;

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

}
