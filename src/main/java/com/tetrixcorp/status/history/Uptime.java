package com.tetrixcorp.status.history;

import org.jspecify.annotations.Nullable;

/**
 * An uptime with its coverage: which share of the time that we observed it was up, and
 * which share of the time that is. What was not observed is neither up nor down, and
 * planned maintenance is no part of either.
 *
 * @param up share of the observed time, 0 to 1; {@code null} if nothing was observed
 * @param coverage share of the time outside maintenance that was observed, 0 to 1;
 * {@code null} if there was no such time
 */
public record Uptime(@Nullable Double up, @Nullable Double coverage) {

	static Uptime of(Tally tally) {
		long observed = tally.passing() + tally.failing();
		long expected = observed + tally.unknown();
		return new Uptime(share(tally.passing(), observed), share(observed, expected));
	}

	private static @Nullable Double share(long part, long whole) {
		return (whole > 0) ? Double.valueOf((double) part / whole) : null;
	}

}
