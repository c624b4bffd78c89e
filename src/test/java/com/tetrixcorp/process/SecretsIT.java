package com.tetrixcorp.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.tetrixcorp.setting.GeneratedJwk;
import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.simulator.Simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(180)
@Tag("long")
class SecretsIT {

	/** Stands in every other secret, and nowhere else. */
	private static final String MARK = "xyzzy7391";

	/** The one secret that cannot hold the mark. */
	private static final GeneratedJwk KEY = GeneratedJwk.generate();

	private static final List<String> PATHS = List.of("/", "/status", "/contact", "/verify", "/privacy", "/api/health",
			"/api/health/details", "/api/health/database", "/api/health/telnyx", "/api/health/sinch",
			"/api/health/firebase", "/api/health/nosuch", "/api/nosuch", "/nosuch", "/api/health/%zz", "/robots.txt",
			"/.well-known/security.txt", "/status/badge.svg");

	private static final List<String> MANAGEMENT_PATHS = List.of("/actuator", "/actuator/health", "/actuator/info",
			"/actuator/prometheus", "/actuator/metrics", "/actuator/metrics/http.client.requests",
			"/actuator/metrics/http.server.requests", "/actuator/sbom", "/actuator/sbom/application", "/actuator/env",
			"/actuator/configprops", "/actuator/beans", "/actuator/threaddump", "/actuator/heapdump");

	// The markers are wrong credentials, so every provider refuses them besides its
	// fault.
	@ParameterizedTest
	@ValueSource(strings = { "default", "production" })
	void noSecretIsEverSaidWhateverFails(String profile) throws Exception {
		try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
				Simulators simulators = Simulators.start();
				ServiceProcess service = ServiceProcess.jar(environment(profile, postgres, simulators)).awaitReady()) {
			await().atMost(Duration.ofSeconds(30))
				.until(() -> service.get("/api/health").body().contains("\"telnyx\":\"fail\""));
			StringBuilder said = new StringBuilder();
			for (Fault fault : Fault.values()) {
				for (String provider : new String[] { "telnyx", "sinch", "firebase", Simulators.SIGNING_KEYS }) {
					simulators.fault(provider, fault);
				}
				Thread.sleep(700);
				said.append(everything(service));
			}
			said.append(threadDump(service)).append(service.log());
			assertThat(said).hasSizeGreaterThan(100_000).contains("tetrix_health_verdict").contains("\"bomFormat\"");
			assertThat(said).doesNotContain(MARK, KEY.d());
		}
	}

	@Test
	void theMarkIsFoundWhereItIsSaid() throws Exception {
		try (ServiceProcess service = ServiceProcess.jar(Map.of("TETRIX_REGION", MARK)).awaitReady()) {
			assertThat(everything(service)).contains(MARK);
		}
	}

	private static Map<String, String> environment(String profile, EmbeddedPostgres postgres, Simulators simulators) {
		Map<String, String> environment = new LinkedHashMap<>(simulators.environment());
		environment.put("SPRING_PROFILES_ACTIVE", profile);
		environment.put("DATABASE_URL",
				"postgresql://postgres:" + MARK + "-db@127.0.0.1:" + postgres.getPort() + "/postgres");
		environment.put("TELNYX_API_KEY", MARK + "-telnyx");
		environment.put("SINCH_API_TOKEN", MARK + "-sinch");
		environment.put("FIREBASE_API_KEY", MARK + "-firebase");
		environment.put("VERIFICATION_SECRET", MARK + "-secret-of-thirty-two-characters");
		environment.put("VERIFICATION_SIGNING_KEY", KEY.json());
		environment.put("ALERT_WEBHOOK_URL", "https://example.com/" + MARK);
		environment.put("ALERT_WEBHOOK_SECRET", MARK + "-webhook");
		environment.put("LOGGING_LEVEL_COM_TETRIXCORP", "DEBUG");
		for (String check : new String[] { "DATABASE", "TELNYX", "SINCH", "FIREBASE" }) {
			environment.put("TETRIX_HEALTH_CHECKS_" + check + "_INTERVAL", "500ms");
			environment.put("TETRIX_HEALTH_CHECKS_" + check + "_DEADLINE", "300ms");
		}
		return environment;
	}

	private static String everything(ServiceProcess service) throws IOException, InterruptedException {
		StringBuilder said = new StringBuilder();
		for (String path : PATHS) {
			var response = service.raw(path);
			said.append(response);
		}
		for (String path : MANAGEMENT_PATHS) {
			var response = service.management(path);
			said.append(response.headers().map()).append(response.body());
		}
		return said.toString();
	}

	private static String threadDump(ServiceProcess service) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				String.valueOf(service.pid()), "Thread.print", "-l")
			.redirectErrorStream(true)
			.start();
		String dump = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		assertThat(dump).contains("health-schedule");
		return dump;
	}

}
