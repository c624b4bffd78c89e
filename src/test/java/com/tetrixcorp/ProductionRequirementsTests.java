package com.tetrixcorp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import com.tetrixcorp.database.SelfSigned;
import com.tetrixcorp.setting.GeneratedJwk;

import static org.assertj.core.api.Assertions.assertThat;

class ProductionRequirementsTests {

	private static final Map<String, Object> COMPLETE = Map.of("DATABASE_URL", "postgresql://u:p@db:25060/tetrix",
			"TELNYX_API_KEY", "KEY0123", "TELNYX_VERIFY_PROFILE_ID", "12ade33a-21c0-473b-b055-b3c836e1c292",
			"SINCH_API_TOKEN", "token", "SINCH_SERVICE_PLAN_ID", "plan", "SINCH_VIRTUAL_NUMBER", "+491511234567",
			"FIREBASE_API_KEY", "key", "FIREBASE_PROJECT_ID", "tetrix-staff", "VERIFICATION_SECRET", "s".repeat(32),
			"VERIFICATION_SIGNING_KEY", GeneratedJwk.generate().json());

	@Test
	void nothingIsWrongWithACompleteConfiguration() {
		assertThat(problems(Map.of())).isEmpty();
	}

	@Test
	void everyMissingVariableIsNamedAtOnce() {
		Map<String, Object> nothing = new HashMap<>();
		COMPLETE.keySet().forEach((variable) -> nothing.put(variable, " \n"));
		assertThat(problems(nothing)).hasSize(10)
			.allMatch((problem) -> problem.endsWith(" is missing"))
			.extracting((problem) -> problem.split(" ")[0])
			.containsExactlyInAnyOrderElementsOf(COMPLETE.keySet());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			DATABASE_URL             | mysql://hidden:hidden@db/x
			DATABASE_URL             | postgresql://u:hidden@db/x?sslmode=hidden
			TELNYX_API_KEY           | hidden hidden
			TELNYX_VERIFY_PROFILE_ID | hidden
			TELNYX_VERIFY_PROFILE_ID | {12ade33a-21c0-473b-b055-b3c836e1c292}
			SINCH_API_TOKEN          | hidden hidden
			SINCH_SERVICE_PLAN_ID    | hidden/../hidden
			SINCH_SERVICE_PLAN_ID    | ..
			SINCH_VIRTUAL_NUMBER     | hidden
			SINCH_VIRTUAL_NUMBER     | +0151
			FIREBASE_API_KEY         | hidden hidden
			FIREBASE_PROJECT_ID      | hidden/hidden
			VERIFICATION_SECRET      | hidden-hidden-h
			VERIFICATION_SECRET      | '   hidden-hidden-h   '
			VERIFICATION_SECRET      | ${VERIFICATION_SECRET}
			VERIFICATION_SIGNING_KEY | {"kty":"hidden"}
			VERIFICATION_SIGNING_KEY | {"kty":"EC","crv":"P-256","d":"hidden","x":"hidden","y":"hidden"}
			VERIFICATION_SIGNING_KEY | hidden
			VERIFICATION_SIGNING_KEY | null
			VERIFICATION_SIGNING_KEY | []
			VERIFICATION_SIGNING_KEY | "hidden"
			DATABASE_CA_CERT         | hidden
			DATABASE_CA_CERT         | -----BEGIN CERTIFICATE-----\\nhidden\\n-----END CERTIFICATE-----
			TETRIX_ROLE              | hidden
			TETRIX_ROLE              | api,hidden
			TELNYX_BASE_URL          | hidden
			TELNYX_BASE_URL          | https://hidden:hidden@x.com?q=hidden
			TELNYX_BASE_URL          | https://hidden@x.com
			TELNYX_BASE_URL          | https://x.com?q=hidden
			TELNYX_BASE_URL          | https://x.com#hidden
			TELNYX_BASE_URL          | https://{region}.hidden.com
			SINCH_BASE_URL           | ftp://hidden
			SINCH_BASE_URL           | https://{hidden}.sms.api.sinch.com
			SINCH_REGION             | hidden
			FIREBASE_BASE_URL        | hidden:
			FIREBASE_JWKS_URL        | hidden
			ALERT_WEBHOOK_URL        | hidden
			ALERT_WEBHOOK_URL        | https://hidden@example.com
			VERIFICATION_COUNTRIES   | DE,hidden
			VERIFICATION_COUNTRIES   | ,
			VERIFICATION_AUDIENCES   | https://hidden.com
			VERIFICATION_AUDIENCES   | a.com,,hidden.com
			STAFF_EMAILS             | hidden
			STAFF_EMAILS             | hidden@localhost
			STAFF_EMAILS             | a@example.com;hidden@example.com
			STAFF_EMAILS             | a@example.com,,hidden@example.com
			STAFF_EMAILS             | Hidden <hidden@example.com>
			TETRIX_PRIMARY_DOMAIN    | https://hidden.com
			TETRIX_PRIMARY_DOMAIN    | hidden.com/
			TETRIX_PRIMARY_DOMAIN    | hidden.com:443
			TETRIX_PRIMARY_DOMAIN    | hidden.com.
			TETRIX_PRIMARY_DOMAIN    | a.com,hidden.com
			TETRIX_ALIAS_DOMAINS     | *.hidden.com
			TETRIX_ALIAS_DOMAINS     | a.com,https://hidden.com
			TETRIX_ALIAS_DOMAINS     | hidden.com,
			TETRIX_ALIAS_DOMAINS     | *
			PORT                     | 65536
			PORT                     | hidden
			MANAGEMENT_PORT          | hidden
			MANAGEMENT_PORT          | -1
			""")
	void aMalformedVariableIsNamedWithoutItsValue(String variable, String value) {
		assertThat(problems(Map.of(variable, value))).singleElement()
			.asString()
			.startsWith(variable + " is malformed: ")
			.doesNotContainIgnoringCase("hidden");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			DATABASE_URL           | jdbc:postgresql://db:5432/tetrix?user=u&password=p
			DATABASE_URL           | postgresql://u:p@db/tetrix?sslmode=require
			TELNYX_API_KEY         | KEY0123_+/=
			SINCH_VIRTUAL_NUMBER   | 15550001111
			SINCH_SERVICE_PLAN_ID  | plan.1_a-b
			VERIFICATION_COUNTRIES | DE, AT,CH
			VERIFICATION_AUDIENCES | joromi.tetrixcorp.com, shop.example
			PORT                   | 65535
			PORT                   | 0
			MANAGEMENT_PORT        | 0
			MANAGEMENT_PORT        | 9090
			SINCH_REGION           | eu
			SINCH_BASE_URL         | https://{region}.sms.api.sinch.com
			SINCH_BASE_URL         | http://localhost:1
			TELNYX_BASE_URL        | http://localhost:8090/v2
			ALERT_WEBHOOK_URL      | https://example.com/hook?wait=true
			VERIFICATION_SECRET    | sixteen-letters!
			STAFF_EMAILS           | first.last+tetrix@example.com, o'neil@mail.example.co.uk
			TETRIX_ROLE            | all
			TETRIX_ROLE            | api
			TETRIX_ROLE            | pages
			TETRIX_PRIMARY_DOMAIN  | Tetrix-Corp.com
			TETRIX_PRIMARY_DOMAIN  | localhost
			TETRIX_ALIAS_DOMAINS   | a.example.com, xn--bcher-kva.example
			TETRIX_ALIAS_DOMAINS   | ''
			""")
	void aWellFormedVariableIsTaken(String variable, String value) {
		assertThat(problems(Map.of(variable, value))).isEmpty();
	}

	@Test
	void blanksAndLineBreaksAroundAValueDoNotMatter() {
		Map<String, Object> padded = new HashMap<>();
		COMPLETE.forEach((variable, value) -> padded.put(variable, " " + value + " \r\n"));
		padded.putAll(Map.of("TELNYX_BASE_URL", "https://x.com\n", "SINCH_REGION", "eu\n", "PORT", "80 ",
				"TETRIX_PRIMARY_DOMAIN", "a.com\n", "STAFF_EMAILS", "a@a.com,\nb@a.com\n"));
		assertThat(problems(padded)).isEmpty();
	}

	@Test
	void aCertificateIsTakenWithItsLineBreaksAsTheyAreOrWritten() throws Exception {
		String pem = SelfSigned.forHost("db").certificate();
		assertThat(problems(Map.of("DATABASE_CA_CERT", pem))).isEmpty();
		assertThat(problems(Map.of("DATABASE_CA_CERT", pem.replace("\n", "\\n")))).isEmpty();
		assertThat(problems(Map.of("DATABASE_CA_CERT", pem.replace("\n", "\\n").substring(0, 200)))).singleElement()
			.isEqualTo("DATABASE_CA_CERT is malformed: holds no certificate in PEM form");
	}

	@ParameterizedTest
	@CsvSource({ "9000, 9000", "8081, -", "-, 8080", "'', 8080", "8081, 08081" })
	void actuatorOnThePublicPortIsRefused(String port, String managementPort) {
		assertThat(problems(ports(port, managementPort))).singleElement()
			.isEqualTo("MANAGEMENT_PORT is malformed: the same as PORT, which would make Actuator public");
	}

	@ParameterizedTest
	@CsvSource({ "9000, 9001", "8080, -", "-, 8081", "-, -", "8081, 8080", "'', 8081" })
	void actuatorOnAPortOfItsOwnIsTaken(String port, String managementPort) {
		assertThat(problems(ports(port, managementPort))).isEmpty();
	}

	// Boot would take it for the public port.
	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void anEmptyManagementPortIsRefused(String managementPort) {
		assertThat(problems(ports("-", managementPort))).singleElement()
			.isEqualTo("MANAGEMENT_PORT is malformed: empty, which would make Actuator public");
	}

	private static Map<String, Object> ports(String port, String managementPort) {
		Map<String, Object> ports = new HashMap<>(Map.of("PORT", port, "MANAGEMENT_PORT", managementPort));
		ports.values().removeIf("-"::equals);
		return ports;
	}

	private static List<String> problems(Map<String, Object> changes) {
		Map<String, Object> values = new HashMap<>(COMPLETE);
		values.putAll(changes);
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", values));
		return ProductionRequirements.problems(environment);
	}

}
