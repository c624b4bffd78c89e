package com.tetrixcorp.verification;

import java.util.Map;
import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.tetrixcorp.site.PageModel;

/**
 * Tells the pages what verification goes by.
 */
@Configuration(proxyBeanMethods = false)
class FactsConfiguration {

	@Bean
	VerificationFacts verificationFacts(VerificationProperties properties) {
		SendLimits limits = properties.limits();
		return new VerificationFacts(properties.setUp(), properties.countries(), properties.validity(),
				properties.attempts(), properties.resend().sends(), limits.numberHour(), limits.numberDay(),
				limits.clientHour(), properties.retention());
	}

	@Bean
	PageModel verificationPagesModel(VerificationFacts facts) {
		return new PageModel(Set.of("/", "/solutions", "/services", "/privacy", "/verify"),
				Map.of("verification", facts));
	}

}
