package com.tetrixcorp.apidoc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes the description: operations, types and constraints of the code, and words.
 */
final class DescriptionMaker {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final Words words;

	private final Details details;

	private final Schemas schemas;

	private final SharedAnswers shared;

	DescriptionMaker(Words words) {
		this.words = words;
		this.details = new Details(words.general().path("schemas"));
		this.schemas = new Schemas(new Javadocs(), this.details, words.general().path("names"));
		this.shared = new SharedAnswers(words.general().path("shared"));
	}

	/**
	 * Makes it.
	 * @param routes what is to be described
	 * @param version the version of the code
	 * @return the document
	 */
	ObjectNode make(List<Routes.Route> routes, String version) {
		Map<String, Routes.Route> byName = new LinkedHashMap<>();
		routes.forEach((route) -> byName.put(route.name(), route));
		ObjectNode paths = JSON.createObjectNode();
		this.words.operations().forEach((name, operation) -> {
			Routes.Route route = byName.get(name);
			if (route == null) {
				throw new IllegalStateException("There are words for " + name + ", which the service does not answer");
			}
			ObjectNode path = paths.withObjectProperty(route.path());
			path.set(route.method().toLowerCase(Locale.ROOT), new OperationMaker(route, operation,
					this.words.tagOf(name), this.schemas, this.details, this.shared)
				.make());
		});
		if (!this.details.unused().isEmpty()) {
			throw new IllegalStateException("There are words for members that do not exist: " + this.details.unused());
		}
		return document(paths, version);
	}

	private ObjectNode document(ObjectNode paths, String version) {
		JsonNode general = this.words.general();
		ObjectNode document = JSON.createObjectNode().put("openapi", "3.1.0");
		ObjectNode info = general.path("info").deepCopy();
		document.set("info", info.put("version", version));
		document.putArray("servers").addObject().put("url", "/").put("description", general.path("server").asText());
		var tags = document.putArray("tags");
		this.words.subjects()
			.forEach((subject) -> tags.addObject()
				.put("name", subject.path("tag").asText())
				.put("description", subject.path("about").asText().strip()));
		document.set("paths", paths);
		ObjectNode components = document.putObject("components");
		Map<String, JsonNode> all = new TreeMap<>(this.schemas.components());
		this.shared.problems(this.details).forEach(all::put);
		components.set("schemas", JSON.valueToTree(all));
		components.set("responses", JSON.valueToTree(this.shared.responses()));
		components.set("examples", JSON.valueToTree(this.shared.examples()));
		components.set("headers", general.path("headers"));
		components.set("securitySchemes", general.path("securitySchemes"));
		return document;
	}

}
