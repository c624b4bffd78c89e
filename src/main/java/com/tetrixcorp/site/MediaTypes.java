package com.tetrixcorp.site;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.springframework.http.MediaType;

/**
 * The media types of what the site sends.
 */
final class MediaTypes {

	static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

	static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

	static final MediaType XML = new MediaType("application", "xml", StandardCharsets.UTF_8);

	static final MediaType MANIFEST = new MediaType("application", "manifest+json", StandardCharsets.UTF_8);

	private static final Map<String, MediaType> BY_EXTENSION = Map.of("css",
			new MediaType("text", "css", StandardCharsets.UTF_8), "js",
			new MediaType("text", "javascript", StandardCharsets.UTF_8), "svg", new MediaType("image", "svg+xml"),
			"png", MediaType.IMAGE_PNG, "ico", new MediaType("image", "x-icon"));

	private MediaTypes() {
	}

	static MediaType of(String fileName) {
		MediaType type = BY_EXTENSION.get(fileName.substring(fileName.lastIndexOf('.') + 1));
		if (type == null) {
			throw new IllegalArgumentException("No media type for " + fileName);
		}
		return type;
	}

}
