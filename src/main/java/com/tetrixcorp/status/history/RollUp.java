package com.tetrixcorp.status.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Makes buckets of results, from where the last run stopped, whoever's it was; and once
 * more for minutes that late results belong to. All of it is set, never added to, so a
 * run that is broken off or done twice changes nothing.
 */
final class RollUp {

	/** An hour each; the rest is left for the next run. */
	private static final int MOST_STRETCHES = 200;

	private final StoredResults results;

	private final BucketStore buckets;

	private final ProbeTimings timings;

	private final HistoryProperties properties;

	private final Supplier<Subjects> subjects;

	private final MaintenanceWindows maintenance;

	RollUp(StoredResults results, BucketStore buckets, ProbeTimings timings, HistoryProperties properties,
			Supplier<Subjects> subjects, MaintenanceWindows maintenance) {
		this.results = results;
		this.buckets = buckets;
		this.timings = timings;
		this.properties = properties;
		this.subjects = subjects;
		this.maintenance = maintenance;
	}

	void run() {
		Progress progress = this.buckets.progress();
		Long through = (progress.through() != null) ? progress.through() : firstMinute();
		if (through == null) {
			return;
		}
		long until = BucketSize.MINUTE.floor(progress.now() - this.properties.lag().toMillis());
		List<StoredResults.Row> rows = rows(through, Math.max(through, endOfStretch(through, until)), progress.seen());
		OptionalLong late = rows.stream()
			.filter((row) -> row.fresh() && row.finding().at() < through)
			.mapToLong((row) -> BucketSize.MINUTE.floor(row.finding().at()))
			.min();
		if (late.isEmpty()) {
			write(progress, through, until, rows);
		}
		else {
			long from = Math.min(through, Math.max(late.getAsLong(), horizon(progress.now())));
			write(progress, from, Math.max(through, until), null);
		}
	}

	private @Nullable Long firstMinute() {
		Long first = this.results.firstFrom(0);
		return (first != null) ? Long.valueOf(BucketSize.MINUTE.floor(first)) : null;
	}

	// What is older cannot be made anew: part of what it was made of may be gone.
	private long horizon(long now) {
		return BucketSize.HOUR.ceil(now - this.properties.retention().results().toMillis() + BucketSize.HOUR.millis());
	}

	private void write(Progress start, long from, long until, @Nullable List<StoredResults.Row> first) {
		List<MaintenanceWindows.Window> windows = (from < until)
				? this.maintenance.between(Moments.instant(from), Moments.instant(until)) : List.of();
		Progress progress = start;
		List<StoredResults.Row> rows = first;
		long cursor = from;
		for (int i = 0; cursor < until && i < MOST_STRETCHES; i++) {
			long to = endOfStretch(cursor, until);
			List<StoredResults.Row> found = (rows != null) ? rows : rows(cursor, to, progress.settled());
			rows = null;
			long next = (found.isEmpty() && windows.isEmpty()) ? nextFrom(to, until) : to;
			long through = (progress.through() != null) ? Math.max(progress.through(), next) : next;
			Timelines timelines = new Timelines(this.subjects.get(),
					found.stream().map(StoredResults.Row::finding).toList(), windows, this.timings::staleAfterMillis,
					cursor, to);
			String seen = (next < until) ? progress.seen() : progress.settled();
			if (!this.buckets.write(withSums(timelines.minutes(), cursor, to, through), progress, through, seen)) {
				return;
			}
			progress = progress.after(through, seen);
			cursor = next;
		}
	}

	private static long endOfStretch(long from, long until) {
		return Math.min(until, BucketSize.HOUR.floor(from) + BucketSize.HOUR.millis());
	}

	private List<StoredResults.Row> rows(long from, long to, String seen) {
		long before = this.timings.longestStaleAfterMillis() + ResultBuffer.LONGEST_RUN.toMillis();
		return this.results.results(from - before, to, seen);
	}

	// Where nobody observed anything for long, nothing is written at all.
	private long nextFrom(long from, long until) {
		Long next = this.results.firstFrom(from);
		return (next != null) ? Math.min(until, Math.max(from, BucketSize.HOUR.floor(next))) : Math.max(from, until);
	}

	private List<Bucket> withSums(List<Bucket> minutes, long from, long to, long through) {
		List<Bucket> all = new ArrayList<>(minutes);
		if (Sums.isOver(BucketSize.TEN_MINUTES, from, through)) {
			Collection<Bucket> parts = Sums.replaced(stored(BucketSize.MINUTE, BucketSize.HOUR, from, to), minutes);
			all.addAll(Sums.of(BucketSize.TEN_MINUTES, parts, from, to, through));
			List<Bucket> hours = Sums.of(BucketSize.HOUR, parts, from, to, through);
			all.addAll(hours);
			if (Sums.isOver(BucketSize.DAY, from, through)) {
				Collection<Bucket> ofDay = Sums.replaced(stored(BucketSize.HOUR, BucketSize.DAY, from, to), hours);
				all.addAll(Sums.of(BucketSize.DAY, ofDay, from, to, through));
			}
		}
		return all;
	}

	private List<Bucket> stored(BucketSize size, BucketSize within, long from, long to) {
		return this.buckets.buckets(size, within.floor(from), within.ceil(to));
	}

}
