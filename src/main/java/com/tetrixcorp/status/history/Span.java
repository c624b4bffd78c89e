package com.tetrixcorp.status.history;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The stretch of time that is shown, and the buckets that it takes. Moments are in
 * milliseconds since 1970.
 *
 * @param now the database's clock
 * @param through up to where there are minutes
 * @param end where what is shown ends: a full minute
 */
record Span(long now, long through, long end) {

	/** That are shown, today included. */
	static final int DAYS = 90;

	/** How far the minutes may be behind without anything being wrong. */
	private static final Duration USUAL_LAG = Duration.ofMinutes(3);

	static Span of(long now, @Nullable Long through) {
		long minutes = (through != null) ? through : 0;
		long latest = BucketSize.MINUTE.floor(now);
		long end = Math.max(minutes, BucketSize.MINUTE.floor(now - USUAL_LAG.toMillis()));
		return new Span(now, minutes, Math.min(latest, end));
	}

	long today() {
		return BucketSize.DAY.floor(this.now);
	}

	/**
	 * Where a window begins that ends with what is shown.
	 * @param window how long it is
	 * @param size what it begins with: as exact as there are buckets that long ago
	 * @return a full minute, not after the exact beginning
	 */
	long start(Duration window, BucketSize size) {
		return size.floor(this.end - window.toMillis());
	}

	/**
	 * From where on buckets of a check are needed, of which no rates are worked out.
	 * @param size their size
	 * @return a full minute
	 */
	long firstOfCheck(BucketSize size) {
		return switch (size) {
			case HOUR -> Math.min(BucketSize.DAY.floor(this.through), start(Duration.ofHours(24), size));
			case MINUTE -> BucketSize.TEN_MINUTES.floor(this.through);
			case DAY, TEN_MINUTES -> firstOf(size);
		};
	}

	/**
	 * From where on buckets are needed.
	 * @param size their size
	 * @return a full minute
	 */
	long firstOf(BucketSize size) {
		return switch (size) {
			case DAY -> today() - (DAYS - 1L) * BucketSize.DAY.millis();
			case HOUR -> Math.min(BucketSize.DAY.floor(this.through), start(Duration.ofHours(72), size));
			case TEN_MINUTES -> Math.min(BucketSize.HOUR.floor(this.through), start(Duration.ofHours(24), size));
			case MINUTE -> Math.min(BucketSize.TEN_MINUTES.floor(this.through), start(Duration.ofHours(1), size));
		};
	}

}
