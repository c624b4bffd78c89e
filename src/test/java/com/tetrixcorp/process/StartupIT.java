package com.tetrixcorp.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.tetrixcorp.setting.GeneratedJwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class StartupIT {

	private static final GeneratedJwk KEY = GeneratedJwk.generate();

	private static final Map<String, String> COMPLETE = Map.ofEntries(Map.entry("SPRING_PROFILES_ACTIVE", "production"),
			Map.entry("DATABASE_URL", "postgresql://user:hidden-db@127.0.0.1:1/tetrix"),
			Map.entry("TELNYX_API_KEY", "hidden-telnyx"),
			Map.entry("TELNYX_VERIFY_PROFILE_ID", "12ade33a-21c0-473b-b055-b3c836e1c292"),
			Map.entry("TELNYX_BASE_URL", "http://127.0.0.1:1/v2"), Map.entry("SINCH_API_TOKEN", "hidden-sinch"),
			Map.entry("SINCH_SERVICE_PLAN_ID", "plan"), Map.entry("SINCH_VIRTUAL_NUMBER", "+491511234567"),
			Map.entry("SINCH_BASE_URL", "http://127.0.0.1:1"), Map.entry("FIREBASE_API_KEY", "hidden-firebase"),
			Map.entry("FIREBASE_PROJECT_ID", "tetrix-staff"), Map.entry("FIREBASE_BASE_URL", "http://127.0.0.1:1"),
			Map.entry("FIREBASE_JWKS_URL", "http://127.0.0.1:1/jwks"),
			Map.entry("TETRIX_TELNYX_STATUSURL", "http://127.0.0.1:1/"),
			Map.entry("TETRIX_SINCH_STATUSURL", "http://127.0.0.1:1/"),
			Map.entry("TETRIX_FIREBASE_STATUSURL", "http://127.0.0.1:1/"),
			Map.entry("VERIFICATION_SECRET", "hidden-secret-of-thirty-two-characters"),
			Map.entry("VERIFICATION_SIGNING_KEY", KEY.json()));

	@Test
	void inProductionEveryMissingVariableIsNamedInOneMessageAndTheExitCodeIsOne() throws Exception {
		try (ServiceProcess service = ServiceProcess.jar(Map.of("SPRING_PROFILES_ACTIVE", "production"))) {
			assertThat(service.awaitExit(Duration.ofSeconds(60))).isEqualTo(1);
			String message = service.log()
				.lines()
				.filter((line) -> line.contains("DATABASE_URL"))
				.reduce((first, second) -> {
					throw new AssertionError("more than one message: " + first + second);
				})
				.orElseThrow();
			assertThat(message).contains("DATABASE_URL is missing", "TELNYX_API_KEY is missing",
					"TELNYX_VERIFY_PROFILE_ID is missing", "SINCH_API_TOKEN is missing",
					"SINCH_SERVICE_PLAN_ID is missing", "SINCH_VIRTUAL_NUMBER is missing",
					"FIREBASE_API_KEY is missing", "FIREBASE_PROJECT_ID is missing", "VERIFICATION_SECRET is missing",
					"VERIFICATION_SIGNING_KEY is missing");
		}
	}

	@Test
	void inProductionAMalformedDatabaseUrlStopsTheStartAndIsNotPrinted() throws Exception {
		Map<String, String> environment = new HashMap<>(COMPLETE);
		environment.put("DATABASE_URL", "postgresql//user:hidden-db@127.0.0.1");
		try (ServiceProcess service = ServiceProcess.jar(environment)) {
			assertThat(service.awaitExit(Duration.ofSeconds(60))).isEqualTo(1);
			assertThat(service.log()).contains("DATABASE_URL is malformed").doesNotContain("hidden");
		}
	}

	@Test
	void inProductionActuatorOnThePublicPortStopsTheStart() throws Exception {
		Map<String, String> environment = new HashMap<>(COMPLETE);
		environment.put("PORT", "18080");
		environment.put("MANAGEMENT_PORT", "18080");
		try (ServiceProcess service = ServiceProcess.jar(environment)) {
			assertThat(service.awaitExit(Duration.ofSeconds(60))).isEqualTo(1);
			assertThat(service.log()).contains("MANAGEMENT_PORT is malformed: the same as PORT")
				.doesNotContain("hidden", KEY.d());
		}
	}

	@Test
	void aMalformedDatabaseUrlStopsTheStartOutsideProductionToo() throws Exception {
		try (ServiceProcess service = ServiceProcess
			.jar(Map.of("DATABASE_URL", "postgresql//user:hidden-db@127.0.0.1"))) {
			assertThat(service.awaitExit(Duration.ofSeconds(60))).isEqualTo(1);
			assertThat(service.log()).contains("DATABASE_URL").doesNotContain("hidden");
		}
	}

	@Test
	void withNothingSetTheServiceStartsAndEverythingIsUnknown() throws Exception {
		try (ServiceProcess service = ServiceProcess.jar(Map.of()).awaitReady()) {
			assertThat(service.get("/api/health").statusCode()).isEqualTo(200);
			assertThat(service.get("/api/health").body()).contains("\"status\":\"degraded\"")
				.contains(
						"\"database\":\"unknown\",\"telnyx\":\"unknown\",\"sinch\":\"unknown\",\"firebase\":\"unknown\"");
			assertThat(service.get("/").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void inProductionWithEverythingDownTheServiceStartsServesPagesAndSaysSo() throws Exception {
		try (ServiceProcess service = ServiceProcess.jar(COMPLETE).awaitReady()) {
			await().atMost(Duration.ofSeconds(20)).until(() -> service.get("/api/health").statusCode() == 503);
			assertThat(service.get("/api/health").body()).contains("\"environment\":\"production\"")
				.contains("\"database\":\"fail\"");
			assertThat(service.get("/").statusCode()).isEqualTo(200);
			assertThat(service.get("/status").statusCode()).isEqualTo(200);
			assertThat(service.get("/api/health/ready").statusCode()).isEqualTo(200);
			assertThat(service.log()).doesNotContain("hidden", KEY.d());
			assertThat(service.log().lines()).allMatch((line) -> line.startsWith("{"), "is structured");
		}
	}

	@Test
	void aLogThatNobodyReadsHoldsUpNeitherRequestsNorTheEnd() throws Exception {
		try (ServiceProcess service = ServiceProcess.jarWithUnreadLog(COMPLETE).awaitReady()) {
			for (int i = 0; i < 2000; i++) {
				assertThat(service.get("/api/health/details").statusCode()).isEqualTo(200);
			}
			assertThat(service.get("/api/health/ready").statusCode()).isEqualTo(200);
			service.signal("TERM");
			assertThat(service.awaitExit(Duration.ofSeconds(40))).isIn(0, 143, 1);
		}
	}

}
