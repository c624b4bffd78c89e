package com.tetrixcorp.provider.telnyx;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import com.tetrixcorp.health.SelfReport;
import com.tetrixcorp.provider.ProviderHttp;
import com.tetrixcorp.provider.Statuspage;

/**
 * Wires Telnyx's client.
 */
@Configuration(proxyBeanMethods = false)
class TelnyxConfiguration {

	// Lazy: without settings, or with malformed ones, there is no client to make.
	@Bean
	@Lazy
	TelnyxClient telnyxClient(ProviderHttp http, TelnyxProperties properties) {
		return http.client(TelnyxClient.class, properties.baseUrl(),
				(headers) -> headers.setBearerAuth(properties.apiKey()), TelnyxRefusals::read);
	}

	@Bean
	@Lazy
	TelnyxSender telnyxSender(ProviderHttp http, TelnyxProperties properties) {
		return http.sender(TelnyxSender.class, properties.baseUrl(),
				(headers) -> headers.setBearerAuth(properties.apiKey()), TelnyxSendRefusals::read);
	}

	@Bean
	SelfReport telnyxSelfReport(ProviderHttp http, TelnyxProperties properties) {
		return Statuspage.report("telnyx", "https://status.telnyx.com/", properties.statusUrl(), http);
	}

}
