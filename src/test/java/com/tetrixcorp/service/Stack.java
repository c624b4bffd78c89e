package com.tetrixcorp.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import com.tetrixcorp.TetrixApplication;
import com.tetrixcorp.simulator.Simulators;
import com.tetrixcorp.simulator.TcpProxy;

/**
 * The whole service in this process, with a real PostgreSQL behind a proxy that can fail,
 * and the providers simulated; probes come twice a second.
 */
public final class Stack implements AutoCloseable {

	static final Duration INTERVAL = Duration.ofMillis(500);

	private static final ObjectMapper JSON = new ObjectMapper();

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Simulators simulators;

	private final TcpProxy databaseProxy;

	private final ConfigurableApplicationContext context;

	private Stack(int databasePort, Map<String, String> settings,
			ApplicationContextInitializer<GenericApplicationContext> initializer) throws IOException {
		this.simulators = Simulators.start();
		this.databaseProxy = TcpProxy.to(databasePort);
		Map<String, Object> defaults = new LinkedHashMap<>(this.simulators.environment());
		defaults.put("DATABASE_URL", "postgresql://postgres@localhost:" + this.databaseProxy.port() + "/postgres");
		defaults.putAll(this.simulators.statusPages());
		defaults.put("PORT", "0");
		defaults.put("MANAGEMENT_PORT", "0");
		defaults.put("tetrix.shutdown.drain", "0s");
		for (String check : new String[] { "database", "telnyx", "sinch", "firebase" }) {
			defaults.put("tetrix.health.checks." + check + ".interval", INTERVAL.toMillis() + "ms");
			defaults.put("tetrix.health.checks." + check + ".deadline", "400ms");
		}
		defaults.putAll(settings);
		String[] arguments = defaults.entrySet()
			.stream()
			.map((entry) -> "--" + entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new);
		SpringApplication application = new SpringApplication(TetrixApplication.class);
		application.addInitializers(initializer);
		this.context = application.run(arguments);
	}

	public static Stack on(EmbeddedPostgres postgres) throws IOException {
		return on(postgres.getPort(), Map.of());
	}

	public static Stack on(int databasePort, Map<String, String> settings) throws IOException {
		return on(databasePort, settings, (context) -> {
		});
	}

	// With beans of a test's own, which do not go with the real ones elsewhere.
	static Stack on(int databasePort, Map<String, String> settings,
			ApplicationContextInitializer<GenericApplicationContext> initializer) throws IOException {
		return new Stack(databasePort, settings, initializer);
	}

	public Simulators simulators() {
		return this.simulators;
	}

	TcpProxy databaseProxy() {
		return this.databaseProxy;
	}

	public ConfigurableApplicationContext context() {
		return this.context;
	}

	HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		return fetch("local.server.port", path, headers);
	}

	HttpResponse<String> management(String path) throws IOException, InterruptedException {
		return fetch("local.management.port", path);
	}

	JsonNode json(String path, String... headers) throws IOException, InterruptedException {
		return JSON.readTree(get(path, headers).body());
	}

	public String check(String name) throws IOException, InterruptedException {
		return json("/api/health").path("checks").path(name).asText();
	}

	public String verdict() throws IOException, InterruptedException {
		return json("/api/health").path("status").asText();
	}

	private HttpResponse<String> fetch(String portProperty, String path, String... headers)
			throws IOException, InterruptedException {
		URI uri = URI.create("http://127.0.0.1:" + this.context.getEnvironment().getProperty(portProperty) + path);
		HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	@Override
	public void close() {
		this.context.close();
		this.simulators.close();
		this.databaseProxy.close();
	}

}
