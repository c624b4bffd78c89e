package com.tetrixcorp.verification;

import java.util.Map;

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
		return new VerificationFacts(properties.countries(), properties.validity(), properties.attempts(),
				properties.resend().sends(), properties.retention());
	}

	@Bean
	PageModel verifyPageModel(VerificationFacts facts) {
		return model("/verify", facts);
	}

	@Bean
	PageModel verificationPrivacyModel(VerificationFacts facts) {
		return model("/privacy", facts);
	}

	@Bean
	PageModel verificationServicesModel(VerificationFacts facts) {
		return model("/services", facts);
	}

	private static PageModel model(String path, VerificationFacts facts) {
		return new PageModel(path, Map.of("verification", facts));
	}

}
