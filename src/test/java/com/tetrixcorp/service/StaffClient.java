package com.tetrixcorp.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks the staff API of one instance, with a token or without.
 */
final class StaffClient {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Stack stack;

	private final @Nullable String token;

	StaffClient(Stack stack, @Nullable String token) {
		this.stack = stack;
		this.token = token;
	}

	static StaffClient of(Stack stack) {
		return new StaffClient(stack, stack.simulators().idTokens().staff());
	}

	Answer get(String path) throws IOException, InterruptedException {
		return send("GET", path, null);
	}

	Answer post(String path, String body) throws IOException, InterruptedException {
		return send("POST", path, body);
	}

	Answer delete(String path) throws IOException, InterruptedException {
		return send("DELETE", path, null);
	}

	Answer send(String method, String path, @Nullable String body) throws IOException, InterruptedException {
		URI uri = URI.create("http://127.0.0.1:"
				+ this.stack.context().getEnvironment().getProperty("local.server.port") + "/api/staff/" + path);
		HttpRequest.Builder request = HttpRequest.newBuilder(uri)
			.timeout(Duration.ofSeconds(15))
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		if (this.token != null) {
			request.header("Authorization", "Bearer " + this.token);
		}
		HttpResponse<String> response = this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		return new Answer(response, response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body()));
	}

	/**
	 * An answer.
	 *
	 * @param response the response
	 * @param body its body as JSON
	 */
	record Answer(HttpResponse<String> response, JsonNode body) {

		int status() {
			return this.response.statusCode();
		}

		String header(String name) {
			return this.response.headers().firstValue(name).orElse("");
		}

	}

}
