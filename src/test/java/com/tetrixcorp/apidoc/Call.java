package com.tetrixcorp.apidoc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A request as an example sends it, with what only exists at run time in the place of
 * what stands for it there.
 *
 * @param method the method
 * @param target the path, with a query
 * @param headers the headers
 * @param body the body, if there is one
 */
record Call(String method, String target, Map<String, String> headers, @Nullable String body) {

	static Call of(Example example, JsonNode operation, Map<String, String> real) {
		Map<String, String> headers = new LinkedHashMap<>();
		List<String> query = new ArrayList<>();
		String path = example.route().path();
		JsonNode send = example.send();
		for (Map.Entry<String, JsonNode> sent : send.properties()) {
			String name = sent.getKey();
			String value = real.getOrDefault(name, with(real, sent.getValue().asText()));
			switch (in(name, operation)) {
				case "path" -> path = path.replace("{" + name + "}", value);
				case "query" -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
				case "header" -> headers.put(name, value);
				default -> {
				}
			}
		}
		JsonNode body = send.path("body");
		if (!body.isMissingNode()) {
			headers.put("Content-Type", "application/json");
		}
		return new Call(example.route().method(), query.isEmpty() ? path : path + "?" + String.join("&", query),
				headers, body.isMissingNode() ? null : with(real, body.toString()));
	}

	Call as(String otherMethod) {
		return new Call(otherMethod, this.target, this.headers, this.body);
	}

	Call with(String header, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.headers);
		more.put(header, value);
		return new Call(this.method, this.target, more, this.body);
	}

	Call without(String header) {
		Map<String, String> fewer = new LinkedHashMap<>(this.headers);
		fewer.remove(header);
		return new Call(this.method, this.target, fewer, this.body);
	}

	Call saying(String otherBody) {
		return new Call(this.method, this.target, this.headers, otherBody);
	}

	private static String in(String name, JsonNode operation) {
		for (JsonNode parameter : operation.path("parameters")) {
			if (parameter.path("name").asText().equals(name)) {
				return parameter.path("in").asText();
			}
		}
		return name.equals("body") ? name : "header";
	}

	private static String with(Map<String, String> real, String text) {
		String filled = text;
		for (Map.Entry<String, String> each : real.entrySet()) {
			filled = filled.replace(each.getKey(), each.getValue());
		}
		return filled;
	}

}
