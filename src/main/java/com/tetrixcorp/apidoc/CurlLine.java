package com.tetrixcorp.apidoc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.web.util.UriUtils;

/**
 * Writes the first example of an operation as a command for a shell.
 */
final class CurlLine {

	private static final String GO_ON = " \\\n  ";

	private final String origin;

	private final References references;

	CurlLine(String origin, References references) {
		this.origin = origin;
		this.references = references;
	}

	String of(String path, String method, JsonNode operation) {
		String filled = path;
		List<String> query = new ArrayList<>();
		List<String> options = new ArrayList<>();
		for (JsonNode each : operation.path("parameters")) {
			JsonNode parameter = this.references.resolve(each);
			JsonNode example = first(parameter.path("examples"));
			String name = parameter.path("name").asText();
			if (!example.isMissingNode()) {
				switch (parameter.path("in").asText()) {
					case "path" -> filled = filled.replace("{" + name + "}", encoded(example.asText()));
					case "query" -> query.add(name + "=" + encoded(example.asText()));
					default -> options.add("-H " + quoted(name + ": " + example.asText()));
				}
			}
		}
		if (!operation.path("security").isEmpty()) {
			options.add("-H \"Authorization: Bearer $TOKEN\"");
		}
		JsonNode body = first(operation.path("requestBody").path("content").path("application/json").path("examples"));
		if (!body.isMissingNode()) {
			options.add("-H 'Content-Type: application/json'");
			options.add("-d " + quoted(body.toString()));
		}
		boolean isPlain = method.equals("get") || (method.equals("post") && !body.isMissingNode());
		String address = this.origin + filled + (query.isEmpty() ? "" : "?" + String.join("&", query));
		StringBuilder line = new StringBuilder("curl ");
		line.append(isPlain ? "" : "-X " + method.toUpperCase(Locale.ROOT) + " ");
		line.append(query.isEmpty() ? address : quoted(address));
		options.forEach((option) -> line.append(GO_ON).append(option));
		return line.toString();
	}

	// Only one that leads to a good answer stands first.
	private JsonNode first(JsonNode examples) {
		return examples.elements().hasNext() ? this.references.resolve(examples.elements().next()).path("value")
				: examples.path("value");
	}

	private static String encoded(String value) {
		return UriUtils.encode(value, StandardCharsets.UTF_8);
	}

	private static String quoted(String text) {
		return "'" + text.replace("'", "'\\''") + "'";
	}

}
