package com.tetrixcorp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class ProductionRequirementsTests {

	private static final Map<String, Object> COMPLETE = Map.of("DATABASE_URL", "postgresql://u:p@db:25060/tetrix",
			"TELNYX_API_KEY", "KEY0123", "TELNYX_VERIFY_PROFILE_ID", "12ade33a-21c0-473b-b055-b3c836e1c292",
			"SINCH_API_TOKEN", "token", "SINCH_SERVICE_PLAN_ID", "plan", "SINCH_VIRTUAL_NUMBER", "+491511234567",
			"FIREBASE_API_KEY", "key", "FIREBASE_PROJECT_ID", "tetrix-staff", "VERIFICATION_SECRET", "s".repeat(32),
			"VERIFICATION_SIGNING_KEY", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"d\":\"d\",\"x\":\"x\",\"y\":\"y\"}");

	@Test
	void nothingIsWrongWithACompleteConfiguration() {
		assertThat(problems(Map.of())).isEmpty();
	}

	@Test
	void everyMissingVariableIsNamedAtOnce() {
		Map<String, Object> nothing = new HashMap<>();
		COMPLETE.keySet().forEach((variable) -> nothing.put(variable, ""));
		assertThat(problems(nothing)).hasSize(10)
			.allMatch((problem) -> problem.endsWith(" is missing"))
			.extracting((problem) -> problem.split(" ")[0])
			.containsExactlyInAnyOrderElementsOf(COMPLETE.keySet());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			DATABASE_URL             | mysql://hidden:hidden@db/x
			TELNYX_API_KEY           | hidden hidden
			TELNYX_VERIFY_PROFILE_ID | hidden
			SINCH_API_TOKEN          | hidden hidden
			SINCH_SERVICE_PLAN_ID    | hidden/../hidden
			SINCH_VIRTUAL_NUMBER     | hidden
			FIREBASE_API_KEY         | hidden hidden
			FIREBASE_PROJECT_ID      | hidden/hidden
			VERIFICATION_SECRET      | hidden-hidden-hidden-hidden-hid
			VERIFICATION_SIGNING_KEY | {"kty":"hidden"}
			VERIFICATION_SIGNING_KEY | hidden
			DATABASE_CA_CERT         | hidden
			TELNYX_BASE_URL          | hidden
			SINCH_BASE_URL           | ftp://hidden
			SINCH_REGION             | hidden
			FIREBASE_BASE_URL        | hidden:
			FIREBASE_JWKS_URL        | hidden
			ALERT_WEBHOOK_URL        | hidden
			VERIFICATION_COUNTRIES   | DE,hidden
			PORT                     | 65536
			MANAGEMENT_PORT          | hidden
			""")
	void aMalformedVariableIsNamedWithoutItsValue(String variable, String value) {
		assertThat(problems(Map.of(variable, value))).singleElement()
			.asString()
			.startsWith(variable + " is malformed: ")
			.doesNotContain("hidden");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			DATABASE_URL           | jdbc:postgresql://db:5432/tetrix?user=u&password=p
			VERIFICATION_COUNTRIES | DE, AT,CH
			PORT                   | 65535
			SINCH_REGION           | eu
			TELNYX_BASE_URL        | http://localhost:8090/v2
			""")
	void aWellFormedVariableIsTaken(String variable, String value) {
		assertThat(problems(Map.of(variable, value))).isEmpty();
	}

	private static List<String> problems(Map<String, Object> changes) {
		Map<String, Object> values = new HashMap<>(COMPLETE);
		values.putAll(changes);
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", values));
		return ProductionRequirements.problems(environment);
	}

}
