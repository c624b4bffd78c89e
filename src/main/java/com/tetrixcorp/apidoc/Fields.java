package com.tetrixcorp.apidoc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads what has a name, a type and a meaning. What stands inside of another member comes
 * after it, under both names.
 */
final class Fields {

	/** Every answer has it: the page says so once, in the document's own introduction. */
	private static final String IN_EVERY_ANSWER = "X-Request-Id";

	private final References references;

	Fields(References references) {
		this.references = references;
	}

	List<FieldView> parameters(JsonNode parameters) {
		List<FieldView> fields = new ArrayList<>();
		for (JsonNode each : parameters) {
			JsonNode parameter = this.references.resolve(each);
			String where = parameter.path("in").asText().equals("query") ? "" : parameter.path("in").asText() + ", ";
			fields.add(new FieldView(parameter.path("name").asText(), where + type(parameter.path("schema")),
					parameter.path("required").asBoolean(), Text.of(parameter.path("description").asText())));
		}
		return fields;
	}

	List<FieldView> headers(JsonNode headers) {
		List<FieldView> fields = new ArrayList<>();
		headers.properties().stream().filter((each) -> !each.getKey().equals(IN_EVERY_ANSWER)).forEach((each) -> {
			JsonNode header = this.references.resolve(each.getValue());
			fields.add(new FieldView(each.getKey(), type(header.path("schema")), header.path("required").asBoolean(),
					Text.of(header.path("description").asText())));
		});
		return fields;
	}

	/**
	 * The members of an object, and those of objects in it.
	 * @param schema of anything
	 * @return empty if it is no object
	 */
	List<FieldView> members(JsonNode schema) {
		List<FieldView> fields = new ArrayList<>();
		add("", schema, fields);
		return fields;
	}

	private void add(String prefix, JsonNode schema, List<FieldView> fields) {
		JsonNode object = Types.object(schema, this.references);
		object.path("properties").properties().forEach((property) -> {
			String name = prefix + property.getKey();
			fields.add(new FieldView(name, type(property.getValue()), isRequired(object, property.getKey()),
					Text.of(property.getValue().path("description").asText())));
			inside(name, property.getValue(), fields);
		});
	}

	private void inside(String name, JsonNode schema, List<FieldView> fields) {
		JsonNode whole = Types.object(schema, this.references);
		if (whole.path("items").isObject()) {
			add(name + "[].", whole.path("items"), fields);
		}
		else if (whole.path("additionalProperties").isObject()) {
			inside(name + ".*", whole.path("additionalProperties"), fields);
		}
		else {
			add(name + ".", schema, fields);
		}
	}

	private String type(JsonNode schema) {
		return Types.words(schema, this.references);
	}

	private static boolean isRequired(JsonNode object, String name) {
		return StreamSupport.stream(object.path("required").spliterator(), false)
			.anyMatch((required) -> required.asText().equals(name));
	}

}
