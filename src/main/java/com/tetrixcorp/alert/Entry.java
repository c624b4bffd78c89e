package com.tetrixcorp.alert;

import java.time.Duration;

/**
 * A message to be written to the outbox.
 *
 * @param key says which event it is about; of two with the same key only one is written
 * @param kind what it tells
 * @param subject what it is about; messages of one subject arrive in order
 * @param facts JSON of what cannot be read elsewhere when it is sent
 * @param delay how long it waits
 */
record Entry(String key, Kind kind, String subject, String facts, Duration delay) {

	static final String NO_FACTS = "{}";

	static Entry incident(long incident, String event, Kind kind, Duration delay) {
		String subject = subject(incident);
		return new Entry(subject + "/" + event, kind, subject, NO_FACTS, delay);
	}

	static String subject(long incident) {
		return "incident/" + incident;
	}

}
