package com.tetrixcorp.provider.sinch;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import com.tetrixcorp.health.ProbeResult;
import com.tetrixcorp.health.SelfReport;
import com.tetrixcorp.provider.ProviderHttp;
import com.tetrixcorp.provider.StatusTable;
import com.tetrixcorp.provider.Statuspage;

/**
 * Wires Sinch's client.
 */
@Configuration(proxyBeanMethods = false)
class SinchConfiguration {

	// Lazy: without settings, or with malformed ones, there is no client to make.
	@Bean
	@Lazy
	SinchClient sinchClient(ProviderHttp http, SinchProperties properties) {
		// Sinch documents no body for its refusals that says more than the status.
		return http.client(SinchClient.class, properties.baseUrl(),
				(headers) -> headers.setBearerAuth(properties.apiToken()),
				(status, body) -> ProbeResult.of(StatusTable.outcomeOf(status)));
	}

	@Bean
	@Lazy
	SinchSender sinchSender(ProviderHttp http, SinchProperties properties) {
		return http.sender(SinchSender.class, properties.baseUrl(),
				(headers) -> headers.setBearerAuth(properties.apiToken()), SinchSendRefusals::read);
	}

	@Bean
	SelfReport sinchSelfReport(ProviderHttp http, SinchProperties properties) {
		return Statuspage.report("sinch", "https://status.sinch.com/", properties.statusUrl(), http);
	}

}
