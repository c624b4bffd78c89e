package com.tetrixcorp.alert;

import java.time.Duration;

/**
 * A message that this instance has taken to send.
 *
 * @param id its number in the outbox
 * @param key its key
 * @param kind what it tells
 * @param subject what it is about
 * @param facts JSON of what it says beyond that
 * @param attempts how often it was taken, this time included
 * @param age how long ago it was written
 */
record Claimed(long id, String key, Kind kind, String subject, String facts, int attempts, Duration age) {

	/**
	 * The incident that it is about.
	 * @return its number
	 */
	long incident() {
		return Long.parseLong(this.subject.substring(this.subject.indexOf('/') + 1));
	}

}
