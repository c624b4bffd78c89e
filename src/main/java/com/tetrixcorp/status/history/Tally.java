package com.tetrixcorp.status.history;

/**
 * How long a subject was in each state within a stretch of time. The four add up to the
 * stretch.
 *
 * @param passing milliseconds in which it passed, or was up
 * @param failing milliseconds in which it failed, or was lost
 * @param unknown milliseconds in which nobody knew: neither up nor down
 * @param maintenance milliseconds of planned maintenance: neither up nor down
 */
public record Tally(long passing, long failing, long unknown, long maintenance) {

	/** Of no time at all. */
	public static final Tally NONE = new Tally(0, 0, 0, 0);

	public Tally {
		if (passing < 0 || failing < 0 || unknown < 0 || maintenance < 0) {
			throw new IllegalArgumentException("A state cannot last less than no time");
		}
	}

	public Tally plus(Tally other) {
		return new Tally(this.passing + other.passing, this.failing + other.failing, this.unknown + other.unknown,
				this.maintenance + other.maintenance);
	}

	public long total() {
		return this.passing + this.failing + this.unknown + this.maintenance;
	}

	public Uptime uptime() {
		return Uptime.of(this);
	}

}
