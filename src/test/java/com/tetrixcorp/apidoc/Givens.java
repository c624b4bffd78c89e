package com.tetrixcorp.apidoc;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import com.tetrixcorp.service.Stack;
import com.tetrixcorp.simulator.Fault;

import static org.awaitility.Awaitility.await;

/**
 * What has to be so before an example can be sent, and what then stands in the place of
 * its made-up values.
 */
final class Givens {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String NUMBER = "+4915112345678";

	private static final String ID = "6a1f5b0e-4c1d-4a7e-9a52-0d8c3f1e2b4a";

	private static final String KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324";

	private static final String MESSAGE = "0b7c4e52-93d1-4f0e-8a56-2f1d7c3b9e10";

	private static final String TOKEN = "eyJraWQiOiJrMSIsInR5cCI6IkpXVCIsImFsZyI6IkVTMjU2In0"
			+ ".eyJpc3MiOiJodHRwczovL3RldHJpeGNvcnAuY29tIn0.c2lnbmF0dXJl";

	private static final Duration PAUSE = Duration.ofMillis(1_200);

	private static final AtomicInteger NUMBERS = new AtomicInteger(1_000);

	private final World world;

	private final Stack stack;

	private final String client;

	Givens(World world, Stack stack, String client) {
		this.world = world;
		this.stack = stack;
		this.client = client;
	}

	/**
	 * Brings about what an example needs.
	 * @param example the example
	 * @return real values by the made-up ones, or by the names of parameters
	 */
	Map<String, String> of(Example example) throws IOException, InterruptedException {
		String operation = example.route().name();
		String name = example.name();
		if (name.equals("not-modified")) {
			return Map.of("If-None-Match", tag(example));
		}
		if (operation.startsWith("GET /api/health") && !name.contains("unhealthy")) {
			staff("DELETE", "drill", null);
			await().atMost(Duration.ofSeconds(30)).until(() -> this.stack.verdict().equals("healthy"));
		}
		return switch (operation) {
			case "POST /api/v2/2fa/initiate" -> initiate(name);
			case "POST /api/v2/2fa/resend" -> name.equals("unknown") ? Map.of() : resend(name);
			case "POST /api/v2/2fa/verify", "GET /api/v2/2fa/status" -> name.equals("unknown") ? Map.of() : started();
			case "POST /api/v2/2fa/redeem" -> redeem(name);
			case "GET /api/staff/verifications/stats" -> started();
			case "POST /api/contact" -> contact(name);
			case "GET /api/staff/contacts" -> {
				message();
				yield message();
			}
			case "GET /api/staff/contacts/{id}", "POST /api/staff/contacts/{id}/done" ->
				name.equals("unknown") ? Map.of() : message();
			default -> operation.contains("/api/staff/") ? staff(operation, name) : Map.of();
		};
	}

	private Map<String, String> staff(String operation, String name) throws IOException, InterruptedException {
		if (operation.contains("maintenance")) {
			return maintenance(operation, name);
		}
		if (name.equals("unknown")) {
			return Map.of();
		}
		if (operation.endsWith("/drill") || operation.contains("/incidents")) {
			staff("DELETE", "drill", null);
			if (operation.startsWith("POST /api/staff/drill") ? name.equals("another") : !name.equals("none")) {
				String incident = staff("POST", "drill",
						"{\"check\":\"telnyx\",\"minutes\":1,\"reason\":\"We try this.\"}")
					.path("incident")
					.asText();
				if (operation.equals("GET /api/staff/incidents")) {
					staff("POST", "incidents/" + incident + "/notes", "{\"text\":\"Noted.\"}");
					await().atMost(Duration.ofSeconds(20))
						.until(() -> !staff("GET", "incidents", null).at("/incidents/0/notes/0").isMissingNode());
				}
				return operation.contains("{id}") ? Map.of("id", incident) : Map.of();
			}
		}
		return Map.of();
	}

	private Map<String, String> maintenance(String operation, String name) throws IOException, InterruptedException {
		Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));
		Map<String, String> real = new HashMap<>(Map.of("2026-12-01T02:00:00Z", from.toString(), "2026-12-01T02:30:00Z",
				from.plus(Duration.ofMinutes(30)).toString()));
		if (!operation.startsWith("POST") && !name.equals("unknown")) {
			real.put("id",
					staff("POST", "maintenance", "{\"from\":\"" + from + "\",\"to\":\""
							+ from.plus(Duration.ofMinutes(30)) + "\",\"checks\":[\"database\"],\"text\":\"Planned.\"}")
						.path("id")
						.asText());
		}
		return real;
	}

	private Map<String, String> initiate(String name) throws IOException, InterruptedException {
		if (name.equals("too-many-codes")) {
			started();
			started();
		}
		faults(name);
		return Map.of(NUMBER, number());
	}

	private Map<String, String> resend(String name) throws IOException, InterruptedException {
		Map<String, String> real = started();
		if (name.equals("over")) {
			verify(real);
		}
		if (!name.equals("too-soon")) {
			TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
		}
		faults(name);
		return real;
	}

	private Map<String, String> redeem(String name) throws IOException, InterruptedException {
		Map<String, String> real = new LinkedHashMap<>(started());
		String token = verify(real);
		if (name.equals("again")) {
			post("/api/v2/2fa/redeem", "{\"token\":\"" + token + "\"}");
		}
		real.put(TOKEN, token);
		return real;
	}

	private Map<String, String> contact(String name) throws IOException, InterruptedException {
		String key = UUID.randomUUID().toString();
		if (name.equals("key-taken")) {
			this.world.send(this.stack, "POST", "/api/contact",
					Map.of("Content-Type", "application/json", World.CLIENT, this.client, "Idempotency-Key", key),
					letter("The first one"));
		}
		if (name.equals("too-many-messages")) {
			message();
			message();
			return Map.of("Hello", "One more " + key);
		}
		return Map.of(KEY, key);
	}

	private Map<String, String> message() throws IOException, InterruptedException {
		return Map.of(MESSAGE, post("/api/contact", letter("Hello " + UUID.randomUUID())).path("id").asText());
	}

	private static String letter(String text) {
		return "{\"name\":\"Ann\",\"email\":\"ann@example.com\",\"message\":\"" + text + "\"}";
	}

	// Both carriers are asked, unless the first one says that nobody can reach the
	// number.
	private void faults(String name) {
		if (name.equals("number-unreachable")) {
			this.stack.simulators().fault("telnyx-send", Fault.BAD_NUMBER);
			this.stack.simulators().fault("sinch-send", Fault.BAD_NUMBER);
		}
		if (name.equals("not-sent")) {
			this.stack.simulators().fault("telnyx-send", Fault.SERVER_ERROR);
			this.stack.simulators().fault("sinch-send", Fault.SERVER_ERROR);
		}
		if (name.equals("not-confirmed")) {
			this.stack.simulators().fault("telnyx-send", Fault.RESET);
			this.stack.simulators().fault("sinch-send", Fault.RESET);
		}
	}

	private Map<String, String> started() throws IOException, InterruptedException {
		String number = number();
		JsonNode answer = post("/api/v2/2fa/initiate", "{\"phoneNumber\":\"" + number + "\"}");
		String code = this.stack.simulators()
			.messages()
			.stream()
			.filter((message) -> message.to().equals(number))
			.findFirst()
			.orElseThrow(() -> new AssertionError("Nothing was sent: " + answer))
			.code();
		return Map.of(NUMBER, number, ID, answer.path("verificationId").asText(), "482913", code, "000000",
				code.equals("000000") ? "000001" : "000000");
	}

	private String verify(Map<String, String> real) throws IOException, InterruptedException {
		return post("/api/v2/2fa/verify",
				"{\"verificationId\":\"" + real.get(ID) + "\",\"code\":\"" + real.get("482913") + "\"}")
			.path("token")
			.asText();
	}

	private String tag(Example example) throws IOException, InterruptedException {
		Call call = Call.of(example, JSON.createObjectNode(), Map.of()).without("If-None-Match");
		String target = call.target().replace("{check}", "telnyx");
		return this.world.send(this.stack, "GET", target, Map.of(World.CLIENT, this.client), null)
			.headers()
			.firstValue("ETag")
			.orElseThrow();
	}

	private static String number() {
		return "+49151" + String.format("%08d", NUMBERS.getAndAdd(10_007) % 100_000_000);
	}

	private JsonNode post(String path, String body) throws IOException, InterruptedException {
		return json(this.world.send(this.stack, "POST", path,
				Map.of("Content-Type", "application/json", World.CLIENT, this.client), body));
	}

	private JsonNode staff(String method, String path, @Nullable String body) throws IOException, InterruptedException {
		return json(this.world.send(this.stack, method, "/api/staff/" + path,
				Map.of("Content-Type", "application/json", World.CLIENT, this.world.newClient(), "Authorization",
						"Bearer " + this.stack.simulators().idTokens().staff()),
				body));
	}

	private static JsonNode json(HttpResponse<String> response) throws IOException {
		return JSON.readTree(response.body());
	}

}
