package com.tetrixcorp.contact;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A visitor of one address who writes to a service, as a browser without a script or as a
 * program.
 */
public final class ContactClient {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	private final int port;

	private final String address;

	public ContactClient(int port, String address) {
		this.port = port;
		this.address = address;
	}

	static Map<String, String> fields(String name, String email, String message) {
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("name", name);
		fields.put("email", email);
		fields.put("message", message);
		return fields;
	}

	static Map<String, String> from(String email, String message) {
		return fields("Ann", email, message);
	}

	public HttpResponse<String> form(Map<String, String> fields, String... headers)
			throws IOException, InterruptedException {
		String body = fields.entrySet()
			.stream()
			.map((field) -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
			.collect(Collectors.joining("&"));
		return post("/contact", "application/x-www-form-urlencoded", body, headers);
	}

	public HttpResponse<String> api(Map<String, String> fields, String... headers)
			throws IOException, InterruptedException {
		return post("/api/contact", "application/json", JSON.writeValueAsString(fields), headers);
	}

	HttpResponse<String> post(String path, String type, String body, String... headers)
			throws IOException, InterruptedException {
		List<String> all = new ArrayList<>(List.of(headers));
		all.addAll(List.of("Content-Type", type, "do-connecting-ip", this.address));
		return this.http.send(
				request(path).POST(BodyPublishers.ofString(body)).headers(all.toArray(String[]::new)).build(),
				BodyHandlers.ofString());
	}

	HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.http.send(request(path).build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.timeout(Duration.ofSeconds(20));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
