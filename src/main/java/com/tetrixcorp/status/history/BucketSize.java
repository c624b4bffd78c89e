package com.tetrixcorp.status.history;

/**
 * The stretches of time that a day is cut into. All of them lie between round moments of
 * UTC, which knows no summer time, so a day always has 24 hours.
 */
enum BucketSize {

	/** From results; kept for as long as they are. */
	MINUTE("minute", 60_000),

	/** From minutes, for charts of a day; kept like them. */
	TEN_MINUTES("ten-minutes", 600_000),

	/** From minutes. */
	HOUR("hour", 3_600_000),

	/** From hours; kept for ever. */
	DAY("day", 86_400_000);

	private final String wireName;

	private final long millis;

	BucketSize(String wireName, long millis) {
		this.wireName = wireName;
		this.millis = millis;
	}

	static BucketSize of(String wireName) {
		for (BucketSize size : values()) {
			if (size.wireName.equals(wireName)) {
				return size;
			}
		}
		throw new IllegalArgumentException("No size of buckets: " + wireName);
	}

	String wireName() {
		return this.wireName;
	}

	long millis() {
		return this.millis;
	}

	/**
	 * The beginning of the bucket that a moment is in.
	 * @param moment milliseconds since 1970
	 * @return the moment itself if a bucket begins there
	 */
	long floor(long moment) {
		return moment - Math.floorMod(moment, this.millis);
	}

	/**
	 * The first beginning of a bucket that is not before a moment.
	 * @param moment milliseconds since 1970
	 * @return the moment itself if a bucket begins there
	 */
	long ceil(long moment) {
		return floor(moment + this.millis - 1);
	}

}
