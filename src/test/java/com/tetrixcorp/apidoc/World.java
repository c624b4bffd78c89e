package com.tetrixcorp.apidoc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

import com.tetrixcorp.service.Stack;
import com.tetrixcorp.setting.GeneratedJwk;
import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.simulator.Simulators;
import com.tetrixcorp.simulator.TcpProxy;

/**
 * Three services on one database: one that has all it needs, one whose database can be
 * taken away, and one that was told little, allows little, and cannot read Firebase's
 * keys.
 */
final class World implements AutoCloseable {

	static final String CLIENT = "do-connecting-ip";

	private static final List<String> CHECKS = List.of("database", "telnyx", "sinch", "firebase");

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final AtomicInteger clients = new AtomicInteger();

	private final EmbeddedPostgres postgres;

	private final TcpProxy database;

	private final Stack whole;

	private final Stack cut;

	private final Stack bare;

	World() throws IOException {
		this.postgres = EmbeddedPostgres.start();
		this.database = TcpProxy.to(this.postgres.getPort());
		Map<String, String> settings = settings();
		this.whole = Stack.on(this.postgres.getPort(), settings);
		settings.put("DATABASE_URL", "postgresql://postgres@localhost:" + this.database.port() + "/postgres");
		this.cut = Stack.on(this.postgres.getPort(), settings);
		Map<String, String> little = pace();
		List.of("api", "writes", "pages").forEach((kind) -> little.put("tetrix.web.rate-limit." + kind, "1"));
		this.bare = Stack.on(this.postgres.getPort(), little);
		this.bare.simulators().fault(Simulators.SIGNING_KEYS, Fault.SERVER_ERROR);
	}

	private static Map<String, String> settings() {
		Map<String, String> settings = pace();
		settings.put("VERIFICATION_SECRET", "a-secret-of-these-tests");
		settings.put("VERIFICATION_COUNTRIES", "DE");
		settings.put("VERIFICATION_SIGNING_KEY", GeneratedJwk.generate().json());
		settings.put("tetrix.verification.resend.pauses", "1s");
		settings.put("tetrix.verification.limits.client-hour", "2");
		settings.put("tetrix.contact.per-client", "2");
		settings.put("tetrix.contact.per-email", "1000");
		settings.put("tetrix.database.connection-timeout", "1s");
		settings.put("tetrix.status.history.refresh.watched", "500ms");
		settings.put("tetrix.status.history.refresh.idle", "500ms");
		settings.put("tetrix.status.history.roll-up", "1s");
		settings.put("tetrix.status.history.flush", "1s");
		return settings;
	}

	// One fleet has one pace: whoever probes for all must do it as often as the others
	// expect.
	private static Map<String, String> pace() {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("tetrix.fleet.heartbeat", "500ms");
		settings.put("tetrix.fleet.lease", "2s");
		settings.put("tetrix.fleet.alive", "3s");
		for (String check : CHECKS) {
			settings.put("tetrix.health.checks." + check + ".interval", "1s");
			settings.put("tetrix.health.checks." + check + ".deadline", "800ms");
		}
		return settings;
	}

	Stack whole() {
		return this.whole;
	}

	Stack cut() {
		return this.cut;
	}

	Stack bare() {
		return this.bare;
	}

	void takeDatabaseAway() {
		this.database.mode(TcpProxy.Mode.RESET);
	}

	void giveDatabaseBack() {
		this.database.mode(TcpProxy.Mode.PASS);
	}

	String newClient() {
		int client = this.clients.getAndIncrement();
		return "198.18." + client / 250 + "." + (client % 250 + 1);
	}

	/**
	 * Sends a request.
	 * @param stack to which service
	 * @param method the method
	 * @param target the path, with a query
	 * @param headers the headers
	 * @param body the body, if there is one
	 * @return the answer
	 */
	HttpResponse<String> send(Stack stack, String method, String target, Map<String, String> headers,
			@Nullable String body) throws IOException, InterruptedException {
		String port = stack.context().getEnvironment().getRequiredProperty("local.server.port");
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
			.timeout(Duration.ofSeconds(30))
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		headers.forEach(request::setHeader);
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

	@Override
	public void close() throws IOException {
		this.bare.close();
		this.cut.close();
		this.whole.close();
		this.database.close();
		this.postgres.close();
	}

}
