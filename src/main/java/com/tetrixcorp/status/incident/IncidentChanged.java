package com.tetrixcorp.status.incident;

import java.time.Instant;

/**
 * Event: an incident opened, grew worse, closed or came back. Published inside the
 * transaction that writes it, once for the whole fleet.
 *
 * @param incident its number
 * @param change what happened to it
 * @param impact the worst that it did so far
 * @param flaps how often it came back so far
 * @param at when, by the database's clock
 */
public record IncidentChanged(long incident, Change change, Impact impact, int flaps, Instant at) {

	/**
	 * What can happen to an incident.
	 */
	public enum Change {

		/** A first check failed. */
		OPENED,

		/** It did more to a capability than before. */
		WORSENED,

		/** The last of its checks passed again. */
		CLOSED,

		/** It had closed a short while ago and is back. */
		REOPENED

	}

}
