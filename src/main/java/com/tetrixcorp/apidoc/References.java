package com.tetrixcorp.apidoc;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Follows references within the document.
 */
final class References {

	static final String REF = "$ref";

	private final JsonNode document;

	References(JsonNode document) {
		this.document = document;
	}

	/**
	 * What a node stands for.
	 * @param node any node of the document
	 * @return the node itself, or the one that it refers to
	 */
	JsonNode resolve(JsonNode node) {
		JsonNode reference = node.path(REF);
		return reference.isTextual() ? at(reference.asText()) : node;
	}

	JsonNode at(String reference) {
		JsonNode found = this.document.at(JsonPointer.compile(reference.substring(1)));
		if (found.isMissingNode()) {
			throw new IllegalStateException("The description refers to nothing: " + reference);
		}
		return found;
	}

}
