package com.tetrixcorp.apidoc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Says in words what a schema allows.
 */
final class Types {

	private static final String NULL = "null";

	private Types() {
	}

	/**
	 * The schema behind a reference, whether or not {@code null} may stand in its place.
	 * @param schema any schema
	 * @param references follows references
	 * @return what there is if there is something
	 */
	static JsonNode object(JsonNode schema, References references) {
		for (JsonNode choice : schema.path("anyOf")) {
			if (!choice.path("type").asText().equals(NULL)) {
				return references.resolve(choice);
			}
		}
		return references.resolve(schema);
	}

	static String words(JsonNode schema, References references) {
		JsonNode object = object(schema, references);
		List<String> words = new ArrayList<>();
		words.add(name(object, references));
		JsonNode values = object.path("enum");
		if (!values.isEmpty()) {
			words.add("one of " + texts(values).filter((it) -> !it.equals(NULL)).collect(Collectors.joining(", ")));
		}
		if (object.has("const")) {
			words.add("always " + object.path("const").asText());
		}
		range(object, words);
		if (object.has("pattern")) {
			words.add("matching " + object.path("pattern").asText());
		}
		if (object.has("default")) {
			words.add("default " + object.path("default").asText());
		}
		if (isNullable(schema)) {
			words.add("or null");
		}
		return String.join(", ", words);
	}

	private static String name(JsonNode schema, References references) {
		String type = texts(schema.path("type")).filter((it) -> !it.equals(NULL)).findFirst().orElse("any");
		if (type.equals("array")) {
			return "list of " + name(references.resolve(schema.path("items")), references);
		}
		String format = schema.path("format").asText();
		return switch (format) {
			case "date-time" -> "moment";
			case "date", "uuid", "email" -> format;
			default -> type;
		};
	}

	private static void range(JsonNode schema, List<String> words) {
		bound(schema, "minimum", "at least ", "", words);
		bound(schema, "maximum", "at most ", "", words);
		bound(schema, "maxLength", "at most ", " characters", words);
		bound(schema, "minItems", "at least ", "", words);
		bound(schema, "maxItems", "at most ", "", words);
	}

	private static void bound(JsonNode schema, String keyword, String before, String after, List<String> words) {
		if (schema.has(keyword)) {
			words.add(before + schema.path(keyword).asText() + after);
		}
	}

	private static boolean isNullable(JsonNode schema) {
		return texts(schema.path("type")).anyMatch(NULL::equals)
				|| StreamSupport.stream(schema.path("anyOf").spliterator(), false)
					.anyMatch((choice) -> choice.path("type").asText().equals(NULL));
	}

	private static Stream<String> texts(JsonNode oneOrMany) {
		return oneOrMany.isTextual() ? Stream.of(oneOrMany.asText())
				: StreamSupport.stream(oneOrMany.spliterator(), false).map(JsonNode::asText);
	}

}
