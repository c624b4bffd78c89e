package com.tetrixcorp.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tetrixcorp.process.Replicas;
import com.tetrixcorp.process.ServiceProcess;
import com.tetrixcorp.simulator.Simulators;
import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Names that are answered wrongly or never: the service alone sees a resolver
 * configuration that leads to our own name server, and goes the whole way of production
 * (the JDK's cache, the C library, a datagram).
 */
@Tag("faults")
@Timeout(300)
class NamesIT {

	private static final List<String> CHECKS = List.of("database", "telnyx", "sinch", "firebase");

	private static final Duration INTERVAL = Duration.ofSeconds(3);

	private static final Duration PATIENCE = Duration.ofSeconds(45);

	private static StubNames names;

	private static EmbeddedPostgres postgres;

	private static TcpProxy database;

	private static Simulators simulators;

	private static ServiceProcess service;

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		names = new StubNames();
		simulators = Simulators.start();
		postgres = EmbeddedPostgres.start();
		database = TcpProxy.to(postgres.getPort());
		Path resolver = Files.writeString(directory.resolve("resolv.conf"), "nameserver " + StubNames.ADDRESS + "\n");
		Path sources = Files.writeString(directory.resolve("nsswitch.conf"), "hosts: files dns\n");
		service = ServiceProcess.jar(Surroundings.files(resolver, sources), environment()).awaitReady();
		awaitPass();
	}

	@AfterAll
	static void stop() throws IOException {
		service.close();
		simulators.close();
		database.close();
		postgres.close();
		names.close();
	}

	// A resolver that never hears anything gives up after our deadlines, so it is a
	// time-out that we see.
	@ParameterizedTest
	@CsvSource({ "UNKNOWN_NAME, dns", "BROKEN, dns", "NOBODY, connect", "SILENT, timeout" })
	void eachCheckTellsItAndRecoversByItself(StubNames.Behaviour behaviour, String failure) throws Exception {
		int questions = names.questions();
		names.behave(behaviour);
		long broken = System.nanoTime();
		for (String check : CHECKS) {
			await().atMost(PATIENCE)
				.until(() -> check(check).at("/status").asText().equals("fail")
						&& check(check).at("/failure").asText().equals(failure));
		}
		Duration told = Lengths.since(broken);
		int pages = service.get("/").statusCode();
		int ready = service.get("/api/health/ready").statusCode();
		String said = service.get("/api/health/details").body();
		int threads = ProcessView.of(service.pid()).threads();
		int asked = names.questions() - questions;
		names.behave(StubNames.Behaviour.RIGHT);
		long right = System.nanoTime();
		awaitPass();
		Duration back = Lengths.since(right);

		Observed.say(
				"names %s: all of %s tell \"%s\" after %d ms, pages %d, ready %d, %d threads; all pass %d ms after"
						+ " names are right again",
				behaviour, CHECKS, failure, told.toMillis(), pages, ready, threads, back.toMillis());
		assertThat(pages).isEqualTo(200);
		assertThat(ready).isEqualTo(200);
		assertThat(said).doesNotContain("faults.test", "UnknownHost", StubNames.ADDRESS);
		assertThat(service.log()).doesNotContain("Uncaught");
		assertThat(asked).as("asked for the name meanwhile").isPositive();
	}

	// As with a managed database: its name stays, and leads elsewhere.
	@Test
	void theDatabaseIsFoundWhereItsNameLeadsNowWithinOneProbeInterval() throws Exception {
		Visitors visitors = new Visitors(service::port);
		await().atMost(PATIENCE).until(() -> visitors.write("Before", Duration.ofSeconds(5)) == 201);
		try (TcpProxy elsewhere = TcpProxy.at(InetAddress.getByName("127.0.53.2"), database.port(),
				postgres.getPort())) {
			database.mode(TcpProxy.Mode.RESET);
			await().atMost(PATIENCE).until(() -> check("database").at("/status").asText().equals("fail"));
			assertThat(visitors.write("Meanwhile", Duration.ofSeconds(5))).isEqualTo(503);
			names.behave(StubNames.Behaviour.MOVED);
			long moved = System.nanoTime();
			await().atMost(PATIENCE)
				.pollInterval(Duration.ofMillis(50))
				.until(() -> visitors.write("After", Duration.ofSeconds(5)) == 201);
			Duration found = Lengths.since(moved);
			Observed.say("the database's name leads elsewhere: first write %d ms later, by %d connections",
					found.toMillis(), elsewhere.accepted());
			assertThat(found).isLessThan(INTERVAL);
			names.behave(StubNames.Behaviour.RIGHT);
			database.mode(TcpProxy.Mode.PASS);
		}
		awaitPass();
	}

	private static void awaitPass() {
		for (String check : CHECKS) {
			await().atMost(PATIENCE).until(() -> check(check).at("/status").asText().equals("pass"));
		}
	}

	private static JsonNode check(String name) throws IOException, InterruptedException {
		return Replicas.details(service).at("/checks/" + name);
	}

	// Connections are not kept, so that each probe asks for a name.
	private static Map<String, String> environment() throws IOException {
		Map<String, String> environment = new HashMap<>(simulators.environment());
		environment.replaceAll((name, value) -> value.replace("//localhost:", "//everything.faults.test:"));
		environment.put("DATABASE_URL",
				"postgresql://postgres@everything.faults.test:" + database.port() + "/postgres");
		Map<String, Object> settings = new HashMap<>(Visitors.SETTINGS);
		settings.put("tetrix.database.probe-connection-lifetime", "0s");
		for (String check : CHECKS) {
			settings.put("tetrix.health.checks." + check + ".interval", INTERVAL.toSeconds() + "s");
			settings.put("tetrix.health.checks." + check + ".deadline", "2s");
		}
		environment.put("SPRING_APPLICATION_JSON", new ObjectMapper().writeValueAsString(settings));
		environment.put("JAVA_TOOL_OPTIONS", "-Xmx128m -XX:+UseSerialGC -Djdk.httpclient.keepalive.timeout=1");
		return environment;
	}

}
