package com.tetrixcorp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationListener;

import com.tetrixcorp.simulator.Simulators;

/**
 * The whole service on this machine alone: a real PostgreSQL of its own, and the
 * providers simulated. {@code ./mvnw spring-boot:test-run} starts it.
 */
public final class TestTetrixApplication {

	private static final String SIMULATORS_PORT = "8090";

	private TestTetrixApplication() {
	}

	public static void main(String[] args) throws IOException {
		// Silent until the service sets up logging: what PostgreSQL says about its start
		// is of no interest here.
		LoggingSystem.get(TestTetrixApplication.class.getClassLoader()).beforeInitialize();
		// Stopped after the service has stopped, not beside it.
		EmbeddedPostgres postgres = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
		SpringApplication.getShutdownHandlers().add(() -> close(postgres));
		Simulators simulators = Simulators
			.startAt(Integer.parseInt(System.getenv().getOrDefault("SIMULATORS_PORT", SIMULATORS_PORT)));
		SpringApplication.getShutdownHandlers().add(simulators::close);
		simulators.onMessage((message) -> System.out.printf("%n  SIMULATED %s of %s to %s: the code is %s%n%n",
				message.channel().equals("voice") ? "call" : "text message", message.carrier(), message.to(),
				message.code()));

		// Three times as often as in production, so that a switch shows soon. A default
		// would
		// be too weak: application.yml says otherwise.
		for (String provider : List.of("telnyx", "sinch", "firebase")) {
			System.setProperty("tetrix.health.checks." + provider + ".interval", "10s");
		}
		// One person at one keyboard asks for many codes.
		System.setProperty("tetrix.verification.limits.client-hour", "1000");
		System.setProperty("tetrix.verification.limits.client-day", "1000");
		simulators.statusPages().forEach(System::setProperty);
		SpringApplication service = new SpringApplication(TetrixApplication.class);
		// Defaults, so that a variable that is set in the shell still wins.
		service.setDefaultProperties(environment(postgres, simulators));
		service.addListeners((ApplicationListener<ApplicationReadyEvent>) (event) -> System.out.println(LocalRunGuide
			.text(event.getApplicationContext().getEnvironment().getProperty("local.server.port", "8080"),
					simulators.port(), postgres.getPort())));
		service.run(args);
	}

	private static Map<String, Object> environment(EmbeddedPostgres postgres, Simulators simulators) {
		Map<String, Object> environment = new LinkedHashMap<>(simulators.environment());
		environment.put("DATABASE_URL", "postgresql://postgres@localhost:" + postgres.getPort() + "/postgres");
		environment.put("VERIFICATION_SECRET", "a-secret-of-the-local-run-alone");
		environment.put("VERIFICATION_COUNTRIES", "DE,AT,CH,US,GB");
		environment.put("logging.level.io.zonky.test", "warn");
		return environment;
	}

	private static void close(EmbeddedPostgres postgres) {
		try {
			postgres.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
