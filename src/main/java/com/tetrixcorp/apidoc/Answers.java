package com.tetrixcorp.apidoc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/**
 * Reads answers with their examples.
 */
final class Answers {

	private static final String RESPONSES = "#/components/responses/";

	private static final ObjectWriter PRETTY = new ObjectMapper()
		.writer(new DefaultPrettyPrinter().withArrayIndenter(new DefaultIndenter("  ", "\n"))
			.withObjectIndenter(new DefaultIndenter("  ", "\n")));

	private final References references;

	private final Fields fields;

	Answers(References references) {
		this.references = references;
		this.fields = new Fields(references);
	}

	AnswerView of(String status, JsonNode response) {
		if (response.has(References.REF)) {
			String name = response.path(References.REF).asText().substring(RESPONSES.length());
			return read(anchor(name), status, this.references.resolve(response));
		}
		return read("", status, response);
	}

	private AnswerView read(String anchor, String status, JsonNode response) {
		List<SampleView> samples = new ArrayList<>();
		List<FieldView> members = new ArrayList<>();
		response.path("content").properties().forEach((media) -> {
			media.getValue()
				.path("examples")
				.properties()
				.forEach((example) -> samples
					.add(new SampleView(this.references.resolve(example.getValue()).path("summary").asText(),
							media.getKey(), text(this.references.resolve(example.getValue()).path("value")))));
			if (members.isEmpty() && !media.getKey().contains("problem")) {
				members.addAll(this.fields.members(media.getValue().path("schema")));
			}
		});
		return new AnswerView(anchor, status, Text.of(response.path("description").asText()),
				this.fields.headers(response.path("headers")), samples, members);
	}

	private static String anchor(String name) {
		return "answer-" + name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
	}

	private static String text(JsonNode value) {
		if (value.isTextual()) {
			return value.asText();
		}
		try {
			return PRETTY.writeValueAsString(value);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
