package com.tetrixcorp.status.history;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads all that is shown from PostgreSQL, in three round trips.
 */
final class HistoryReading implements Supplier<HistorySnapshot> {

	static final int MOST_TRANSITIONS = 1_000;

	private final BucketStore buckets;

	private final StoredResults results;

	private final Supplier<Subjects> subjects;

	private final HistoryProperties.Promise promise;

	HistoryReading(BucketStore buckets, StoredResults results, Supplier<Subjects> subjects,
			HistoryProperties.Promise promise) {
		this.buckets = buckets;
		this.results = results;
		this.subjects = subjects;
		this.promise = promise;
	}

	@Override
	public HistorySnapshot get() {
		Progress progress = this.buckets.progress();
		Span span = Span.of(progress.now(), progress.through());
		Snapshots snapshots = new Snapshots(this.promise, span, this.buckets.recent(span));
		List<SubjectHistory> histories = this.subjects.get().all().stream().map(snapshots::of).toList();
		return new HistorySnapshot(Instant.ofEpochMilli(progress.now()), null, histories,
				this.results.transitions(span.firstOf(BucketSize.DAY), MOST_TRANSITIONS));
	}

}
