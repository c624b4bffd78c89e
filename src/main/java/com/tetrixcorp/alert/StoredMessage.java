package com.tetrixcorp.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A message that is kept as it is, because nothing can be read about it later.
 */
final class StoredMessage {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private StoredMessage() {
	}

	static String write(Message message) {
		try {
			return JSON.writeValueAsString(message);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("Texts and numbers cannot be written as JSON", ex);
		}
	}

	static Message read(String facts) {
		try {
			return JSON.readValue(facts, Message.class);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("A stored message cannot be read", ex);
		}
	}

}
