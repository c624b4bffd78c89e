package com.tetrixcorp.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntSupplier;

import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.setting.GeneratedJwk;

/**
 * What people do at once: eight of ten look at something, one has a code sent to a phone
 * of his own, one writes to TETRIX. Remembers whose message was acknowledged.
 */
final class Visitors implements Load.Asker {

	/**
	 * Production's profile, whose log is another; limits that one machine may be as busy
	 * as a city; and what it takes to send codes.
	 */
	static final Map<String, Object> SETTINGS = settings();

	private static final List<String> PAGES = List.of("/", "/about", "/status", "/api/health/details", "/contact",
			"/api/status", "/verify", "/api/health/live", "/privacy");

	private static final int VERIFIES = 4;

	private static final int WRITES = 9;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final ConcurrentMap<String, Boolean> acknowledged = new ConcurrentHashMap<>();

	private final IntSupplier port;

	Visitors(IntSupplier port) {
		this.port = port;
	}

	private static Map<String, Object> settings() {
		Map<String, Object> settings = new HashMap<>(Map.of("spring.profiles.active", "production",
				"VERIFICATION_SECRET", "a-secret-of-thirty-two-characters", "VERIFICATION_COUNTRIES", "DE",
				"VERIFICATION_SIGNING_KEY", GeneratedJwk.generate().json()));
		for (String limit : List.of("contact.per-client", "contact.per-email", "contact.overall",
				"web.rate-limit.writes", "web.rate-limit.pages", "web.rate-limit.api",
				"verification.limits.client-hour", "verification.limits.client-day", "verification.limits.prefix-hour",
				"verification.limits.prefix-day", "verification.limits.all-hour", "verification.limits.all-day")) {
			settings.put("tetrix." + limit, 1_000_000);
		}
		return Map.copyOf(settings);
	}

	/**
	 * Whether a request only looks at something, which needs nothing but the service.
	 * @param number which request
	 * @return {@code false} if the database or a carrier has a part in it
	 */
	static boolean looks(int number) {
		return number % 10 != VERIFIES && number % 10 != WRITES;
	}

	@Override
	public int ask(int number) throws IOException {
		if (looks(number)) {
			return RawExchange.get(this.port.getAsInt(), PAGES.get(number % PAGES.size()), PATIENCE).status();
		}
		return (number % 10 == VERIFIES) ? verify(number) : write("Message " + number, PATIENCE);
	}

	private int verify(int number) throws IOException {
		return RawExchange
			.postJson(this.port.getAsInt(), "/api/v2/2fa/initiate",
					"{\"phoneNumber\":\"+49151%08d\",\"method\":\"sms\"}".formatted(20_000_000 + number), PATIENCE)
			.status();
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
