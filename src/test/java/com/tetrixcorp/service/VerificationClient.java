package com.tetrixcorp.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Somebody's program that verifies numbers with a service.
 *
 * @param stack the service
 */
record VerificationClient(Stack stack) {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final AtomicInteger VISITORS = new AtomicInteger();

	Reply initiate(String number) {
		return post("initiate", Map.of("phoneNumber", number, "method", "sms"));
	}

	Reply call(String number) {
		return post("initiate", Map.of("phoneNumber", number, "method", "voice"));
	}

	/** As a visitor of that address, whom the edge names. */
	Reply initiateFrom(String address, String number) {
		return send(request("initiate").setHeader("do-connecting-ip", address)
			.POST(body(Map.of("phoneNumber", number, "method", "sms"))));
	}

	Reply resend(String id) {
		return post("resend", Map.of("verificationId", id));
	}

	Reply verify(String id, String code) {
		return post("verify", Map.of("verificationId", id, "code", code));
	}

	Reply state(String id) {
		return send(request("status?verificationId=" + id).GET());
	}

	Reply post(String operation, Map<String, String> body) {
		return send(request(operation).POST(body(body)));
	}

	Reply raw(String operation, String body) {
		return send(request(operation).POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	/** The code that reached a phone last. */
	String codeSentTo(String number) {
		return this.stack.simulators()
			.messages()
			.stream()
			.filter((message) -> message.to().equals(number))
			.reduce((first, second) -> second)
			.orElseThrow(() -> new AssertionError("Nothing was sent there"))
			.code();
	}

	/** A well-formed code that is another one. */
	static String otherThan(String code) {
		return String.format("%06d", (Integer.parseInt(code) + 1) % 1_000_000);
	}

	// As somebody who was never here before.
	private HttpRequest.Builder request(String operation) {
		int visitor = VISITORS.getAndIncrement();
		String port = this.stack.context().getEnvironment().getProperty("local.server.port");
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v2/2fa/" + operation))
			.timeout(Duration.ofSeconds(20))
			.header("do-connecting-ip", "198.18." + visitor / 250 + "." + (visitor % 250 + 1))
			.header("Content-Type", "application/json");
	}

	private static HttpRequest.BodyPublisher body(Map<String, String> body) {
		return HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString());
	}

	private static Reply send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
			return new Reply(response, JSON.readTree(response.body()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * An answer.
	 *
	 * @param response the whole of it
	 * @param json its body
	 */
	record Reply(HttpResponse<String> response, JsonNode json) {

		int status() {
			return this.response.statusCode();
		}

		String text(String member) {
			return this.json.path(member).asText();
		}

		String id() {
			return text("verificationId");
		}

		long retryAfter() {
			return this.response.headers().firstValueAsLong("Retry-After").orElse(-1);
		}

	}

}
