package com.tetrixcorp.alert;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A message as its receiver gets it, whatever format it reads.
 *
 * @param id says which event it is about; the same however often it is sent
 * @param event what happened: {@code opened}, {@code worsened}, {@code recovered},
 * {@code flapping}, {@code stable}, {@code warning}, {@code contact} or {@code drill}
 * @param mood how it is coloured
 * @param title all of it in one sentence
 * @param lines what one should know beyond that
 * @param url where there is more, if anywhere
 * @param facts the same for a machine
 */
record Message(String id, String event, Mood mood, String title, List<String> lines, @Nullable String url,
		Map<String, @Nullable Object> facts) {

	Message {
		lines = List.copyOf(lines);
		facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
	}

	/**
	 * The tone of a message.
	 */
	enum Mood {

		/** Something critical is lost. */
		BAD,

		/** Something is not well. */
		UNEASY,

		/** All is well again. */
		GOOD,

		/** Neither. */
		NEUTRAL

	}

}
