package com.tetrixcorp.status.history;

import org.jspecify.annotations.Nullable;

/**
 * How far the buckets are, as the store tells: whoever takes over goes on from there.
 * Moments are in milliseconds since 1970.
 *
 * @param now the database's clock
 * @param through every minute before it has its buckets; {@code null} before the first
 * @param seen results written by transactions before this one are in the buckets
 * @param settled transactions before this one are over: all they wrote can be seen
 * @param version of the progress
 */
record Progress(long now, @Nullable Long through, String seen, String settled, long version) {

	Progress after(long newThrough, String newSeen) {
		return new Progress(this.now, newThrough, newSeen, this.settled, this.version + 1);
	}

}
