package com.tetrixcorp.status.history;

import java.util.Collection;

/**
 * A stretch of time of one subject: how long it was in which state, and how long its
 * probes took. The tally always fills the stretch.
 *
 * @param size how long it is
 * @param start its beginning, in milliseconds since 1970
 * @param subject the key of the subject
 * @param tally the states
 * @param durations the probes; none of a capability
 */
record Bucket(BucketSize size, long start, String subject, Tally tally, Durations durations) {

	Bucket {
		if (tally.total() != size.millis()) {
			throw new IllegalArgumentException("A bucket must be full");
		}
	}

	/**
	 * A larger bucket, from the smaller ones within it.
	 * @param size its size
	 * @param start its beginning
	 * @param subject the key of the subject
	 * @param parts those that there are; the time of others was not observed
	 * @return the sum
	 */
	static Bucket sum(BucketSize size, long start, String subject, Collection<Bucket> parts) {
		Tally tally = parts.stream().map(Bucket::tally).reduce(Tally.NONE, Tally::plus);
		Tally rest = new Tally(0, 0, size.millis() - tally.total(), 0);
		Durations durations = parts.stream().map(Bucket::durations).reduce(Durations.NONE, Durations::plus);
		return new Bucket(size, start, subject, tally.plus(rest), durations);
	}

	long end() {
		return this.start + this.size.millis();
	}

}
