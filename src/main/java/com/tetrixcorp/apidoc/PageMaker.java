package com.tetrixcorp.apidoc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Makes the page's parts of the document.
 */
final class PageMaker {

	private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

	private final JsonNode document;

	private final References references;

	private final Answers answers;

	private final CurlLine curl;

	PageMaker(JsonNode document, String origin) {
		this.document = document;
		this.references = new References(document);
		this.answers = new Answers(this.references);
		this.curl = new CurlLine(origin, this.references);
	}

	ApiView make() {
		List<SectionView> sections = new ArrayList<>();
		for (JsonNode tag : this.document.path("tags")) {
			String name = tag.path("name").asText();
			sections.add(new SectionView(name, anchor(name), Text.of(tag.path("description").asText()), tagged(name)));
		}
		Map<String, AnswerView> shared = new LinkedHashMap<>();
		sections.stream()
			.flatMap((section) -> section.operations().stream())
			.flatMap((operation) -> operation.shared().stream())
			.sorted(Comparator.comparing(AnswerView::status))
			.forEach((answer) -> shared.putIfAbsent(answer.anchor(), answer));
		return new ApiView(Text.of(this.document.path("info").path("description").asText()), sections,
				List.copyOf(shared.values()));
	}

	private List<OperationView> tagged(String tag) {
		List<OperationView> operations = new ArrayList<>();
		this.document.path("paths").properties().forEach((path) -> METHODS.forEach((method) -> {
			JsonNode operation = path.getValue().path(method);
			if (tag.equals(operation.path("tags").path(0).asText())) {
				operations.add(operation(path.getKey(), method, operation));
			}
		}));
		return operations;
	}

	private OperationView operation(String path, String method, JsonNode operation) {
		Fields fields = new Fields(this.references);
		JsonNode body = operation.path("requestBody").path("content").path("application/json").path("schema");
		List<AnswerView> own = new ArrayList<>();
		List<AnswerView> shared = new ArrayList<>();
		operation.path("responses").properties().forEach((response) -> {
			boolean isShared = response.getValue().has(References.REF);
			(isShared ? shared : own).add(this.answers.of(response.getKey(), response.getValue()));
		});
		return new OperationView(operation.path("operationId").asText(), method.toUpperCase(Locale.ROOT), path,
				operation.path("summary").asText(), Text.of(operation.path("description").asText()),
				!operation.path("security").isEmpty(), fields.parameters(operation.path("parameters")),
				fields.members(body), this.curl.of(path, method, operation), own, shared);
	}

	private static String anchor(String name) {
		return "about-" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
	}

}
