package com.tetrixcorp.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.process.Replicas;
import com.tetrixcorp.process.ServiceProcess;
import com.tetrixcorp.simulator.Simulators;
import com.tetrixcorp.simulator.TlsProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The providers over HTTPS and PostgreSQL over TLS, as in production (verify-full), with
 * good and with bad certificates.
 */
@Tag("faults")
@Timeout(300)
class CertificatesIT {

	private static final List<String> PROVIDERS = List.of("telnyx", "sinch", "firebase");

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static Path directory;

	private static final Map<String, ServerIdentity> IDENTITIES = new HashMap<>();

	private static final Map<String, TlsProxy> PROXIES = new LinkedHashMap<>();

	private static EmbeddedPostgres postgres;

	private static Simulators simulators;

	private static ServiceProcess service;

	@BeforeAll
	static void start(@TempDir Path folder) throws Exception {
		directory = folder;
		Authority authority = Authority.in(directory);
		IDENTITIES.put("good", authority.signed("good", "localhost"));
		IDENTITIES.put("expired", authority.signed("expired", "localhost", "-startdate", "-10d", "-validity", "5"));
		IDENTITIES.put("wrong-host", authority.signed("wrong-host", "elsewhere.example"));
		IDENTITIES.put("self-signed", authority.selfSigned("self-signed", "localhost"));
		simulators = Simulators.start();
		for (String provider : PROVIDERS) {
			PROXIES.put(provider, TlsProxy.to(simulators.port(), identity("good").context()));
		}
		Path key = Files.createFile(directory.resolve("server.key"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		write("good");
		postgres = EmbeddedPostgres.builder()
			.setServerConfig("ssl", "on")
			.setServerConfig("ssl_cert_file", directory.resolve("server.crt").toString())
			.setServerConfig("ssl_key_file", key.toString())
			.start();
		service = ServiceProcess.jar(environment(authority)).awaitReady();
		for (String check : checks()) {
			awaitPass(check);
		}
	}

	@AfterAll
	static void stop() throws IOException {
		service.close();
		PROXIES.values().forEach(TlsProxy::close);
		simulators.close();
		postgres.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "expired", "self-signed", "wrong-host" })
	void aBadCertificateIsRefusedByEveryCheckAndNothingIsSentThere(String kind) throws Exception {
		for (String check : checks()) {
			present(check, kind);
		}
		for (String check : checks()) {
			awaitTls(check);
		}
		Map<String, Integer> calls = calls();
		// Several probes more.
		int failures = check("telnyx").at("/run").asInt();
		await().atMost(PATIENCE).until(() -> check("telnyx").at("/run").asInt() >= failures + 3);
		Map<String, Integer> later = calls();
		String said = service.get("/api/health/details").body() + service.get("/api/health").body()
				+ service.get("/api/health/details", "Accept", "text/plain").body();
		int verdict = service.get("/api/health").statusCode();
		for (String check : checks()) {
			present(check, "good");
		}
		for (String check : checks()) {
			awaitPass(check);
		}

		Observed.say("certificate %s: all of %s tell \"tls\", verdict %d, requests that got through %s -> %s;"
				+ " all pass again with a good one", kind, checks(), verdict, calls, later);
		assertThat(later).as("no key was sent there").isEqualTo(calls);
		assertThat(verdict).isEqualTo(503);
		assertThat(said).doesNotContainIgnoringCase("PKIX")
			.doesNotContainIgnoringCase("handshake")
			.doesNotContain("Exception", "localhost", "elsewhere.example", "Authority of tests");
		assertThat(service.log()).doesNotContain(simulators.environment().get("TELNYX_API_KEY"),
				simulators.environment().get("SINCH_API_TOKEN"), simulators.environment().get("FIREBASE_API_KEY"));
	}

	@Test
	void oneBadCertificateFailsItsOwnCheckAlone() throws Exception {
		for (String bad : checks()) {
			present(bad, "expired");
			awaitTls(bad);
			for (String other : checks()) {
				if (!other.equals(bad)) {
					assertThat(check(other).at("/status").asText()).as(other + " beside " + bad).isEqualTo("pass");
				}
			}
			present(bad, "good");
			awaitPass(bad);
		}
		Observed.say("certificate expired at one of %s at a time: that one tells \"tls\", the others pass", checks());
	}

	private static List<String> checks() {
		return List.of("database", "telnyx", "sinch", "firebase");
	}

	private static void present(String check, String kind) throws Exception {
		if (check.equals("database")) {
			write(kind);
			jdbc().sql("select pg_reload_conf()").query(Boolean.class).single();
		}
		else {
			proxy(check).identity(identity(kind).context());
		}
	}

	private static void write(String kind) throws IOException, GeneralSecurityException {
		Files.writeString(directory.resolve("server.key"), identity(kind).keyPem());
		Files.writeString(directory.resolve("server.crt"), identity(kind).chainPem());
	}

	private static JsonNode check(String name) throws IOException, InterruptedException {
		return Replicas.details(service).at("/checks/" + name);
	}

	private static void awaitTls(String check) {
		await().atMost(PATIENCE).until(() -> check(check).at("/status").asText().equals("fail"));
		await().atMost(PATIENCE).until(() -> check(check).at("/failure").asText().equals("tls"));
	}

	private static void awaitPass(String check) {
		await().atMost(PATIENCE).until(() -> check(check).at("/status").asText().equals("pass"));
	}

	private static Map<String, Integer> calls() {
		Map<String, Integer> calls = new LinkedHashMap<>();
		PROVIDERS.forEach((provider) -> calls.put(provider, simulators.calls(provider)));
		calls.put(Simulators.SIGNING_KEYS, simulators.calls(Simulators.SIGNING_KEYS));
		return calls;
	}

	private static ServerIdentity identity(String kind) {
		return Objects.requireNonNull(IDENTITIES.get(kind));
	}

	private static TlsProxy proxy(String provider) {
		return Objects.requireNonNull(PROXIES.get(provider));
	}

	// Each provider by a proxy of its own; everything at a short interval.
	private static Map<String, String> environment(Authority authority) throws Exception {
		Map<String, String> environment = new HashMap<>(simulators.environment());
		for (String provider : PROVIDERS) {
			environment.replaceAll((name,
					value) -> name.startsWith(provider.toUpperCase(Locale.ROOT)) ? value
						.replace("http://localhost:" + simulators.port(), "https://localhost:" + proxy(provider).port())
							: value);
		}
		// Whatever the URL says of TLS, the authority's certificate turns on verify-full.
		environment.put("DATABASE_URL",
				"postgresql://postgres@localhost:" + postgres.getPort() + "/postgres?sslmode=require");
		environment.put("DATABASE_CA_CERT", ServerIdentity.pem(authority.certificate()));
		Map<String, Object> settings = new HashMap<>(Visitors.SETTINGS);
		settings.put("tetrix.database.probe-connection-lifetime", "0s");
		for (String check : checks()) {
			settings.put("tetrix.health.checks." + check + ".interval", "1s");
			settings.put("tetrix.health.checks." + check + ".deadline", "800ms");
		}
		environment.put("SPRING_APPLICATION_JSON", new ObjectMapper().writeValueAsString(settings));
		environment.put("JAVA_TOOL_OPTIONS", "-Xmx128m -XX:+UseSerialGC -Djavax.net.ssl.trustStore="
				+ authority.trustStore() + " -Djavax.net.ssl.trustStorePassword=" + Authority.PASSWORD);
		return environment;
	}

	private static JdbcClient jdbc() {
		return JdbcClient.create(postgres.getPostgresDatabase());
	}

}
