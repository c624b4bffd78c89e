package com.tetrixcorp.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntSupplier;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people do at once: nine of ten look at something, the tenth writes to TETRIX.
 * Remembers whose message was acknowledged.
 */
final class Visitors implements Load.Asker {

	/** So that one machine may be as busy as a city. */
	static final Map<String, Object> NO_LIMITS = Map.of("tetrix.contact.per-client", 1_000_000,
			"tetrix.contact.per-email", 1_000_000, "tetrix.contact.overall", 1_000_000, "tetrix.web.rate-limit.writes",
			1_000_000, "tetrix.web.rate-limit.pages", 1_000_000, "tetrix.web.rate-limit.api", 1_000_000);

	private static final List<String> PAGES = List.of("/", "/about", "/status", "/api/health/details", "/contact",
			"/api/status", "/verify", "/api/health/live", "/privacy");

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final ConcurrentMap<String, Boolean> acknowledged = new ConcurrentHashMap<>();

	private final IntSupplier port;

	Visitors(IntSupplier port) {
		this.port = port;
	}

	@Override
	public int ask(int number) throws IOException {
		if (number % 10 != 9) {
			return RawExchange.get(this.port.getAsInt(), PAGES.get(number % PAGES.size()), PATIENCE).status();
		}
		return write("Message " + number, PATIENCE);
	}

	int write(String message, Duration patience) throws IOException {
		int status = RawExchange
			.postJson(this.port.getAsInt(), "/api/contact",
					"{\"name\":\"Ann\",\"email\":\"ann@example.com\",\"message\":\"" + message + "\"}", patience)
			.status();
		if (status == 201) {
			this.acknowledged.put(message, true);
		}
		return status;
	}

	Set<String> acknowledged() {
		return Set.copyOf(this.acknowledged.keySet());
	}

	static Set<String> stored(JdbcClient jdbc) {
		return jdbc.sql("select message from contact_message").query(String.class).set();
	}

}
