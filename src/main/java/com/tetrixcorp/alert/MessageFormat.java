package com.tetrixcorp.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * Writes a message in the format that its receiver reads.
 */
final class MessageFormat {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private MessageFormat() {
	}

	static String json(Message message) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("id", message.id());
		body.put("event", message.event());
		body.put("drill", message.event().equals(Kind.DRILL.wireName()));
		body.put("text", message.title());
		body.put("lines", message.lines());
		body.put("url", message.url());
		body.putAll(message.facts());
		return write(body);
	}

	// Slack's legacy attachments, because only they carry a colour; other receivers that
	// call themselves compatible know them too.
	static String slack(Message message) {
		String link = (message.url() != null) ? "\n<" + escaped(message.url()) + "|More about it>" : "";
		String details = escaped(String.join("\n", message.lines())) + link;
		Map<String, @Nullable Object> attachment = new LinkedHashMap<>();
		attachment.put("color", colour(message.mood()));
		attachment.put("fallback", escaped(message.title()));
		attachment.put("text", details);
		attachment.put("footer", escaped(message.id()));
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("text", escaped(message.title()));
		body.put("attachments", List.of(attachment));
		return write(body);
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	private static String colour(Message.Mood mood) {
		return switch (mood) {
			case BAD -> "#C62828";
			case UNEASY -> "#F0B429";
			case GOOD -> "#2E7D32";
			case NEUTRAL -> "#6B6560";
		};
	}

	private static String write(Map<String, @Nullable Object> body) {
		try {
			return JSON.writeValueAsString(body);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("Texts and numbers cannot be written as JSON", ex);
		}
	}

}
