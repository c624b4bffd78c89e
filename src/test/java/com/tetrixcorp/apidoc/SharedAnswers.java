package com.tetrixcorp.apidoc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Answers that have nothing to do with what an operation is about. Those of phone
 * verification have members more.
 */
final class SharedAnswers {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final JsonNode words;

	private final Map<String, ObjectNode> responses = new TreeMap<>();

	private final Map<String, ObjectNode> examples = new TreeMap<>();

	SharedAnswers(JsonNode words) {
		this.words = words;
	}

	Map<String, ObjectNode> responses() {
		return this.responses;
	}

	Map<String, ObjectNode> examples() {
		return this.examples;
	}

	Map<String, ObjectNode> problems(Details details) {
		Map<String, ObjectNode> schemas = new TreeMap<>();
		for (String name : new String[] { "Problem", "VerificationProblem" }) {
			ObjectNode schema = this.words.path("schemas").path(name).deepCopy();
			if (name.startsWith("Verification")) {
				ObjectNode properties = this.words.path("schemas").path("Problem").path("properties").deepCopy();
				schema.path("properties").properties().forEach((it) -> properties.set(it.getKey(), it.getValue()));
				schema.set("properties", properties);
			}
			schema.path("properties")
				.properties()
				.forEach((property) -> details.apply(values(property.getValue()), (ObjectNode) property.getValue()));
			schemas.put(name, schema);
		}
		return schemas;
	}

	private static JsonNode values(JsonNode property) {
		ObjectNode detail = JSON.createObjectNode();
		JsonNode values = ((ObjectNode) property).remove("values");
		if (values != null) {
			detail.set("values", values);
		}
		return detail;
	}

	String status(String name) {
		return this.words.path("answers").path(name).path("status").asText();
	}

	/**
	 * Refers to an answer.
	 * @param name its name
	 * @param route the operation that has it
	 * @return a reference
	 */
	ObjectNode response(String name, Routes.Route route) {
		String own = family(route) + name;
		JsonNode answer = answer(name);
		if (!this.responses.containsKey(own)) {
			ObjectNode response = JSON.createObjectNode().put("description", answer.path("text").asText().strip());
			this.responses.put(own, response);
			ObjectNode headers = response.putObject("headers");
			headers.set("X-Request-Id", header("RequestId"));
			answer.path("headers")
				.properties()
				.forEach((it) -> headers.set(it.getKey(), header(it.getValue().asText())));
			ObjectNode content = response.putObject("content");
			if (route.isApi()) {
				ObjectNode problem = content.putObject("application/problem+json");
				problem.putObject("schema").put("$ref", problemOf(route));
				addExamples(name, route, problem.putObject("examples"));
			}
			else {
				content.putObject("text/html").putObject("schema").put("type", "string");
			}
		}
		return JSON.createObjectNode().put("$ref", "#/components/responses/" + own);
	}

	/**
	 * Adds the examples of an answer to an operation's own answer of the same status.
	 * @param name its name
	 * @param route the operation
	 * @param into where to
	 */
	void addExamples(String name, Routes.Route route, ObjectNode into) {
		answer(name).path("examples").properties().forEach((it) -> {
			String own = family(route) + pascal(it.getKey());
			this.examples.computeIfAbsent(own, (key) -> example(it.getValue(), route));
			into.putObject(it.getKey()).put("$ref", "#/components/examples/" + own);
		});
	}

	/**
	 * The answers that an operation has because of what it is, and those that its words
	 * name.
	 * @param route the operation
	 * @param words its words
	 * @return their names
	 */
	static List<String> namesFor(Routes.Route route, JsonNode words) {
		List<String> names = new ArrayList<>(everywhere(route, route.takesBody()));
		words.path("answers").forEach((answer) -> {
			answer.path("use").forEach((name) -> names.add(name.asText()));
			if (answer.has("shared")) {
				names.add(answer.path("shared").asText());
			}
		});
		return names;
	}

	static List<String> everywhere(Routes.Route route, boolean body) {
		List<String> names = new ArrayList<>();
		add(names, body, "Unreadable", "TooLarge", "OtherFormat");
		add(names, route.isApi() && !route.isStaff(), "OtherSite");
		add(names, route.isStaff(), "SignedOut", "NotStaff", "StaffUnavailable");
		add(names, route.negotiated(), "NotAcceptable");
		add(names, route.isLimited(), "TooManyRequests");
		add(names, true, "Other");
		return names;
	}

	private static void add(List<String> names, boolean condition, String... more) {
		if (condition) {
			names.addAll(List.of(more));
		}
	}

	static String problemOf(Routes.Route route) {
		return "#/components/schemas/" + (route.isVerification() ? "VerificationProblem" : "Problem");
	}

	static ObjectNode header(String name) {
		return JSON.createObjectNode().put("$ref", "#/components/headers/" + name);
	}

	private JsonNode answer(String name) {
		JsonNode answer = this.words.path("answers").path(name);
		if (answer.isMissingNode()) {
			throw new IllegalArgumentException("There are no words for " + name);
		}
		return answer;
	}

	private static ObjectNode example(JsonNode words, Routes.Route route) {
		ObjectNode example = JSON.createObjectNode().put("summary", words.path("summary").asText());
		ObjectNode value = Example.problem(route, words.path("status").asText(), JSON.createObjectNode(),
				words.path("problem"));
		if (route.isVerification()) {
			value.put("instance", "/api/v2/2fa/initiate");
		}
		example.set("value", value);
		return example;
	}

	private static String family(Routes.Route route) {
		if (!route.isApi()) {
			return "Page";
		}
		return route.isVerification() ? "Verification" : "";
	}

	private static String pascal(String name) {
		StringBuilder pascal = new StringBuilder();
		for (String part : name.split("-")) {
			pascal.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
		}
		return pascal.toString();
	}

}
