package com.tetrixcorp.status.history;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Reads history in the background, more often while somebody looks, and keeps what was
 * read last when it cannot be read.
 */
final class HistoryReader implements History {

	// Until something was read there is nothing to show, and a new version's migrations
	// mostly take a second or two.
	private static final Duration AGAIN_UNTIL_READ = Duration.ofSeconds(1);

	private final Supplier<HistorySnapshot> reading;

	private final HistoryProperties.Refresh refresh;

	private final LongSupplier nanos;

	private final InstantSource wall;

	private volatile HistorySnapshot snapshot;

	private volatile long asked;

	private final boolean kept;

	/**
	 * Creates one that has read nothing yet.
	 * @param reading reads everything, or throws
	 * @param refresh how often
	 * @param nanos the monotonic clock
	 * @param wall the time of day, to tell since when history cannot be read: the
	 * database cannot
	 */
	HistoryReader(Supplier<HistorySnapshot> reading, HistoryProperties.Refresh refresh, LongSupplier nanos,
			InstantSource wall) {
		this(reading, refresh, nanos, wall, true);
	}

	private HistoryReader(Supplier<HistorySnapshot> reading, HistoryProperties.Refresh refresh, LongSupplier nanos,
			InstantSource wall, boolean kept) {
		this.reading = reading;
		this.refresh = refresh;
		this.nanos = nanos;
		this.wall = wall;
		this.asked = nanos.getAsLong() - refresh.watchedFor().toNanos();
		this.snapshot = new HistorySnapshot(null, kept ? null : wall.instant(), List.of(), List.of());
		this.kept = kept;
	}

	/**
	 * A reader where there is no history.
	 * @param refresh how often it would be read
	 * @param wall the time of day
	 * @return a reader that never has anything
	 */
	static HistoryReader ofNothing(HistoryProperties.Refresh refresh, InstantSource wall) {
		Instant since = wall.instant();
		return new HistoryReader(() -> new HistorySnapshot(null, since, List.of(), List.of()), refresh,
				System::nanoTime, wall, false);
	}

	@Override
	public boolean kept() {
		return this.kept;
	}

	@Override
	public HistorySnapshot current() {
		this.asked = this.nanos.getAsLong();
		return this.snapshot;
	}

	/**
	 * The same for those who ask all the time, whether somebody looks or not.
	 * @return as it was last read
	 */
	HistorySnapshot latest() {
		return this.snapshot;
	}

	Duration pause() {
		HistorySnapshot last = this.snapshot;
		if (last.asOf() == null && last.unavailableSince() != null) {
			return AGAIN_UNTIL_READ;
		}
		boolean watched = this.nanos.getAsLong() - this.asked < this.refresh.watchedFor().toNanos();
		return watched ? this.refresh.watched() : this.refresh.idle();
	}

	void refresh() {
		try {
			this.snapshot = this.reading.get();
		}
		catch (RuntimeException | Error ex) {
			HistorySnapshot last = this.snapshot;
			Instant since = (last.unavailableSince() != null) ? last.unavailableSince() : this.wall.instant();
			this.snapshot = new HistorySnapshot(last.asOf(), since, last.subjects(), last.transitions());
			throw ex;
		}
	}

}
