package com.tetrixcorp.apidoc;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.http.HttpStatus;

/**
 * One request and what it is answered with.
 *
 * @param route the operation
 * @param name its name within that
 * @param send the body, parameters and headers by name
 * @param status the status of the answer
 * @param type the form of the answer
 * @param answer the answer, with all members
 */
record Example(Routes.Route route, String name, JsonNode send, String status, String type, JsonNode answer) {

	static Example of(Routes.Route route, String name, JsonNode words) {
		String status = words.path("status").asText("200");
		JsonNode problem = words.path("problem");
		String type = words.path("type")
			.asText(problem.isMissingNode() ? "application/json" : "application/problem+json");
		return new Example(route, name, words.path("send"), status, type, problem.isMissingNode()
				? Words.whole(words.path("answer")) : problem(route, status, words.path("send"), problem));
	}

	// With what all of them carry.
	static ObjectNode problem(Routes.Route route, String status, JsonNode send, JsonNode own) {
		int code = Integer.parseInt(status);
		ObjectNode problem = JsonNodeFactory.instance.objectNode();
		problem.put("type", "about:blank").put("title", HttpStatus.valueOf(code).getReasonPhrase());
		problem.put("status", code).put("detail", own.path("detail").asText());
		problem.put("instance", filled(route.path(), send)).put("requestId", "7f3c9a52d1e04b68");
		own.properties().forEach((member) -> problem.set(member.getKey(), member.getValue()));
		if (route.isVerification()) {
			problem.put("success", false).put("error", own.path("detail").asText());
		}
		return problem;
	}

	private static String filled(String path, JsonNode send) {
		String filled = path;
		for (Map.Entry<String, JsonNode> sent : send.properties()) {
			filled = filled.replace("{" + sent.getKey() + "}", sent.getValue().asText());
		}
		return filled;
	}

	boolean isAbout(String wantedStatus, String wantedType) {
		return this.status.equals(wantedStatus) && this.type.equals(wantedType);
	}

	String key() {
		return this.route.name() + " " + this.name;
	}

	@Override
	public String toString() {
		return key();
	}

}
