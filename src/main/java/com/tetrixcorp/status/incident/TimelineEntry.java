package com.tetrixcorp.status.incident;

import java.time.Instant;
import java.util.Locale;

/**
 * One thing that happened shortly before or during an incident.
 *
 * @param at when, by the database's clock
 * @param kind what sort of thing
 * @param text one sentence of our own, or a note of our staff; not HTML
 */
public record TimelineEntry(Instant at, Kind kind, String text) {

	/**
	 * Sorts of things that happen.
	 */
	public enum Kind {

		/** What a probe had measured in the five minutes before. */
		MEASURED,

		/** A check changed its state. */
		TRANSITION,

		/** A version of the code gave its first sign of life. */
		DEPLOYMENT,

		/** An instance came, left or was lost. */
		REPLICAS,

		/** Our staff wrote something. */
		NOTE;

		public String wireName() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
