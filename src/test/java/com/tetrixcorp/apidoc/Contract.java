package com.tetrixcorp.apidoc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/**
 * Holds answers to the description that is sent: their status, form, headers and members.
 */
final class Contract {

	private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

	private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
		.formatAssertionsEnabled(true)
		.build();

	private final JsonNode document;

	Contract(JsonNode document) {
		this.document = document;
	}

	/**
	 * The description of an answer.
	 * @param route the operation
	 * @param status the status
	 * @return what is said of it; what is said of all others if there is nothing of its
	 * own
	 */
	JsonNode response(Routes.Route route, int status) {
		JsonNode responses = operation(route).path("responses");
		JsonNode own = responses.path(Integer.toString(status));
		return resolve(own.isMissingNode() ? responses.path("default") : own);
	}

	JsonNode operation(Routes.Route route) {
		return this.document.path("paths").path(route.path()).path(route.method().toLowerCase(Locale.ROOT));
	}

	JsonNode resolve(JsonNode node) {
		return node.has("$ref") ? this.document.at(node.path("$ref").asText().substring(1)) : node;
	}

	/**
	 * What a value has that its schema does not allow, or of which it does not know.
	 * @param schema the schema, as it stands in the document
	 * @param value the value
	 * @return sentences, none if all is well
	 */
	List<String> complaints(JsonNode schema, JsonNode value) {
		ObjectNode whole = this.document.deepCopy();
		whole.retain("components");
		close(whole);
		JsonNode closed = schema.deepCopy();
		close(closed);
		whole.putArray("allOf").add(closed);
		return SCHEMAS.getSchema(whole, CONFIG).validate(value).stream().map(ValidationMessage::getMessage).toList();
	}

	// Readers must expect members that they do not know; what we write must be described.
	private static void close(JsonNode node) {
		if (node.path("properties").isObject() && !node.has("additionalProperties")) {
			((ObjectNode) node).put("additionalProperties", false);
		}
		node.forEach(Contract::close);
	}

	/**
	 * Where two values have different members.
	 * @param example one
	 * @param real the other
	 * @param where a name for both
	 * @return sentences, none if they have the same
	 */
	static List<String> differences(JsonNode example, JsonNode real, String where) {
		List<String> found = new ArrayList<>();
		if (example.isObject() && real.isObject()) {
			Set<String> ours = names(example);
			Set<String> theirs = names(real);
			if (!ours.equals(theirs)) {
				found.add(where + ": the example has " + ours + ", the real answer " + theirs);
			}
			ours.stream()
				.filter(theirs::contains)
				.forEach((name) -> found.addAll(differences(example.path(name), real.path(name), where + "." + name)));
		}
		else if (example.isArray() && real.isArray()) {
			if (!example.isEmpty() && !real.isEmpty()) {
				found.addAll(differences(example.get(0), real.get(0), where + "[0]"));
			}
		}
		else if (!example.isNull() && !real.isNull() && example.getNodeType() != real.getNodeType()) {
			found.add(where + ": the example is " + example + ", the real answer " + real);
		}
		return found;
	}

	private static Set<String> names(JsonNode object) {
		Set<String> names = new TreeSet<>();
		StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false).forEach(names::add);
		return names;
	}

}
