package com.tetrixcorp;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;

import com.tetrixcorp.provider.ProviderSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The check at the start and the providers must think the same of a value.
 */
class ProviderAgreementTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			TELNYX_API_KEY           | true  | 'KEY1 '
			TELNYX_API_KEY           | false | KEY 1
			TELNYX_VERIFY_PROFILE_ID | true  | 12ADE33A-21c0-473b-b055-b3c836e1c292
			TELNYX_VERIFY_PROFILE_ID | false | 12ade33a
			TELNYX_BASE_URL          | true  | https://x.com/v2
			TELNYX_BASE_URL          | false | https://u:p@x.com?q=1
			SINCH_API_TOKEN          | true  | 'token '
			SINCH_API_TOKEN          | false | tökén
			SINCH_SERVICE_PLAN_ID    | true  | plan
			SINCH_SERVICE_PLAN_ID    | false | a/b
			SINCH_VIRTUAL_NUMBER     | true  | 15550001111
			SINCH_VIRTUAL_NUMBER     | false | number
			SINCH_REGION             | true  | 'br '
			SINCH_REGION             | false | mars
			SINCH_BASE_URL           | true  | https://{region}.sms.api.sinch.com
			SINCH_BASE_URL           | false | https://{area}.sms.api.sinch.com
			FIREBASE_API_KEY         | true  | key
			FIREBASE_API_KEY         | false | k y
			FIREBASE_PROJECT_ID      | true  | tetrix-staff
			FIREBASE_PROJECT_ID      | false | ..
			FIREBASE_BASE_URL        | true  | http://localhost:1
			FIREBASE_BASE_URL        | false | http://localhost:1#here
			FIREBASE_JWKS_URL        | true  | http://localhost:1/jwks
			FIREBASE_JWKS_URL        | false | file:///jwks
			""")
	void aValueIsGoodForBothOrForNeither(String variable, boolean good, String value) {
		Map<String, Object> environment = new HashMap<>(Map.of(variable, value));
		new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("environment", environment)))
			.withUserConfiguration(Properties.class)
			.run((context) -> {
				Stream<String> malformed = context.getBeansOfType(ProviderSettings.class)
					.values()
					.stream()
					.flatMap((settings) -> settings.malformed().stream());
				assertThat(malformed.anyMatch(variable::equals)).isEqualTo(!good);
				assertThat(ProductionRequirements.problems(context.getEnvironment())
					.stream()
					.anyMatch((problem) -> problem.startsWith(variable + " is malformed"))).isEqualTo(!good);
			});
	}

	@ConfigurationPropertiesScan("com.tetrixcorp.provider")
	static class Properties {

	}

}
