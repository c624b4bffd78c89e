package com.tetrixcorp.apidoc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Describes one operation.
 */
final class OperationMaker {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	private static final String PROBLEM = "application/problem+json";

	private final Routes.Route route;

	private final JsonNode words;

	private final String tag;

	private final Schemas schemas;

	private final Details details;

	private final SharedAnswers shared;

	private final @Nullable MethodParameter body;

	OperationMaker(Routes.Route route, JsonNode words, String tag, Schemas schemas, Details details,
			SharedAnswers shared) {
		this.route = route;
		this.words = words;
		this.tag = tag;
		this.schemas = schemas;
		this.details = details;
		this.shared = shared;
		this.body = parameters().stream()
			.filter((parameter) -> parameter.hasParameterAnnotation(RequestBody.class))
			.findFirst()
			.orElse(null);
	}

	ObjectNode make() {
		ObjectNode operation = JSON.createObjectNode();
		operation.putArray("tags").add(this.tag);
		operation.put("summary", text(this.words.path("summary")));
		operation.put("description", text(this.words.path("text")));
		operation.put("operationId", text(this.words.path("id")));
		if (this.route.isStaff()) {
			operation.putArray("security").addObject().putArray("staff");
		}
		List<ObjectNode> parameters = describeParameters();
		if (!parameters.isEmpty()) {
			parameters.forEach(operation.putArray("parameters")::add);
		}
		if (this.body != null) {
			ObjectNode body = operation.putObject("requestBody").put("required", true);
			ObjectNode json = body.putObject("content").putObject("application/json");
			json.set("schema", this.schemas.of(this.body.getParameterType(), true));
			addSent("body", json);
		}
		operation.set("responses", JSON.valueToTree(responses()));
		return operation;
	}

	private List<ObjectNode> describeParameters() {
		List<ObjectNode> described = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (MethodParameter parameter : parameters()) {
			PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
			RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
			RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
			if (path != null) {
				described.add(parameter(String.valueOf(parameter.getParameterName()), "path", true));
			}
			if (query != null) {
				described.add(parameter(String.valueOf(parameter.getParameterName()), "query", query.required()));
			}
			if (header != null && parameter.getParameterType() != HttpHeaders.class) {
				described.add(parameter(header.name(), "header", header.required()));
			}
		}
		described.forEach((parameter) -> names.add(parameter.path("name").asText()));
		// What is read where no signature tells.
		this.words.path("parameters").properties().forEach((each) -> {
			if (!names.contains(each.getKey())) {
				described.add(parameter(each.getKey(), text(each.getValue().path("in")), false));
			}
		});
		return described;
	}

	private ObjectNode parameter(String name, String in, boolean required) {
		JsonNode said = this.words.path("parameters").path(name);
		ObjectNode parameter = JSON.createObjectNode().put("name", name).put("in", in);
		parameter.put("description", text(said.path("text")));
		parameter.put("required", required);
		ObjectNode schema = JSON.createObjectNode().put("type", "string");
		ObjectNode detail = said.deepCopy();
		detail.remove(List.of("text", "in"));
		this.details.apply(detail, schema);
		parameter.set("schema", schema);
		addSent(name, parameter);
		return parameter;
	}

	// One that must be refused is none to follow.
	private void addSent(String name, ObjectNode into) {
		this.words.path("examples").properties().forEach((each) -> {
			JsonNode value = each.getValue().path("send").path(name);
			if (!value.isMissingNode() && !each.getValue().path("flawed").asBoolean()) {
				ObjectNode example = into.withObjectProperty("examples").putObject(each.getKey());
				example.put("summary", text(each.getValue().path("summary")));
				example.set("value", value);
			}
		});
	}

	private Map<String, ObjectNode> responses() {
		Map<String, ObjectNode> responses = new TreeMap<>();
		this.words.path("answers").properties().forEach((answer) -> {
			String name = answer.getValue().path("shared").asText();
			responses.put(answer.getKey(), name.isEmpty() ? response(answer.getKey(), answer.getValue())
					: this.shared.response(name, this.route));
		});
		for (String name : SharedAnswers.everywhere(this.route, this.body != null)) {
			String status = this.shared.status(name);
			ObjectNode own = responses.get(status);
			if (own == null || own.has("$ref")) {
				responses.put(status, this.shared.response(name, this.route));
			}
			else if (own.path("content").has(PROBLEM)) {
				this.shared.addExamples(name, this.route,
						((ObjectNode) own.path("content").path(PROBLEM)).withObjectProperty("examples"));
			}
		}
		return responses;
	}

	private ObjectNode response(String status, JsonNode said) {
		ObjectNode response = JSON.createObjectNode().put("description", text(said.path("text")));
		boolean problem = status.compareTo("400") >= 0 && !said.has("types");
		ObjectNode headers = response.putObject("headers");
		headers.set("X-Request-Id", SharedAnswers.header("RequestId"));
		if (problem && (status.equals("429") || status.equals("503"))) {
			headers.set("Retry-After", SharedAnswers.header("RetryAfter"));
		}
		said.path("headers")
			.properties()
			.forEach((it) -> headers.set(it.getKey(), SharedAnswers.header(it.getValue().asText())));
		if (status.equals("304")) {
			return response;
		}
		ObjectNode content = response.putObject("content");
		if (said.has("types")) {
			said.path("types")
				.properties()
				.forEach((type) -> content.putObject(type.getKey()).set("schema", schema(type.getValue())));
		}
		else if (problem) {
			ObjectNode media = content.putObject(this.route.isApi() ? PROBLEM : "text/html");
			media.putObject("schema")
				.put(this.route.isApi() ? "$ref" : "type",
						this.route.isApi() ? SharedAnswers.problemOf(this.route) : "string");
		}
		else {
			content.putObject("application/json").set("schema", returned(status));
		}
		content.properties().forEach((media) -> addAnswers(status, media.getKey(), (ObjectNode) media.getValue()));
		said.path("use")
			.forEach((name) -> this.shared.addExamples(name.asText(), this.route,
					((ObjectNode) content.path(PROBLEM)).withObjectProperty("examples")));
		return response;
	}

	private JsonNode schema(JsonNode type) {
		return type.isObject() ? type : this.schemas.of(Details.type(type.asText()), false);
	}

	private ObjectNode returned(String status) {
		ResponseStatus declared = AnnotatedElementUtils.findMergedAnnotation(this.route.handler().getMethod(),
				ResponseStatus.class);
		int expected = (declared != null) ? declared.code().value() : 200;
		if (!status.equals(Integer.toString(expected))) {
			throw new IllegalStateException(this.route.name() + " answers " + expected + " by itself, not " + status);
		}
		return this.schemas.of(this.route.handler().getMethod().getAnnotatedReturnType(), false);
	}

	private void addAnswers(String status, String type, ObjectNode media) {
		this.words.path("examples").properties().forEach((each) -> {
			Example example = Example.of(this.route, each.getKey(), each.getValue());
			if (example.isAbout(status, type) && !example.answer().isMissingNode()) {
				ObjectNode into = media.withObjectProperty("examples").putObject(each.getKey());
				into.put("summary", text(each.getValue().path("summary")));
				into.set("value", example.answer());
			}
		});
	}

	private List<MethodParameter> parameters() {
		List<MethodParameter> parameters = List.of(this.route.handler().getMethodParameters());
		parameters.forEach((parameter) -> parameter.initParameterNameDiscovery(NAMES));
		return parameters;
	}

	private String text(JsonNode words) {
		if (words.asText().isBlank()) {
			throw new IllegalStateException("There are words missing for " + this.route.name());
		}
		return words.asText().strip();
	}

}
