package com.tetrixcorp.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.ProbeFinished;

/**
 * One outage of the database, with what comes soon after it. Known to one thread only.
 */
final class Outage {

	private final String subject = "outage/" + UUID.randomUUID();

	private final long beganNanos;

	private final Instant since;

	private boolean told;

	private int flaps;

	private @Nullable Long endedNanos;

	Outage(ProbeFinished first) {
		this.beganNanos = first.nanos();
		this.since = first.at();
	}

	String subject() {
		return this.subject;
	}

	Instant since() {
		return this.since;
	}

	boolean told() {
		return this.told;
	}

	void markTold() {
		this.told = true;
	}

	boolean over() {
		return this.endedNanos != null;
	}

	/**
	 * Ends it, until it is back.
	 * @param nanos when, by the monotonic clock
	 * @return how long it was
	 */
	Duration end(long nanos) {
		this.endedNanos = nanos;
		return Duration.ofNanos(nanos - this.beganNanos);
	}

	boolean endedWithin(Duration time, long nanos) {
		return this.endedNanos != null && nanos - this.endedNanos <= time.toNanos();
	}

	/**
	 * Goes on after an end that was none.
	 * @return how often it was back by now
	 */
	int goOn() {
		this.endedNanos = null;
		return ++this.flaps;
	}

}
