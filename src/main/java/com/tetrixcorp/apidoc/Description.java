package com.tetrixcorp.apidoc;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.core.io.ClassPathResource;

/**
 * The description as it was written down with the code that it describes.
 *
 * @param bytes the document as it is sent
 * @param document the same, parsed
 */
record Description(byte[] bytes, JsonNode document) {

	static final String RESOURCE = "api/openapi.json";

	static Description read() {
		try {
			byte[] bytes = new ClassPathResource(RESOURCE).getContentAsByteArray();
			return new Description(bytes, new ObjectMapper().readTree(bytes));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
