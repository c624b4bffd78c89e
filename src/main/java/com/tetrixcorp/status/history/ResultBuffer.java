package com.tetrixcorp.status.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import com.tetrixcorp.health.ProbeFinished;

/**
 * Results that wait to be written, in bounded memory. When it is full, runs of equal
 * results become one row each; changes of state are the last to go.
 */
final class ResultBuffer {

	/** Of a run that has become one row. */
	static final Duration LONGEST_RUN = Duration.ofMinutes(10);

	private final int capacity;

	private final ToLongFunction<String> staleAfterMillis;

	private final Map<Long, Pending> rows = new LinkedHashMap<>();

	/** Those that may have been written without our knowing it. */
	private final Set<Long> sent = new HashSet<>();

	private long seq;

	private long dropped;

	ResultBuffer(int capacity, ToLongFunction<String> staleAfterMillis) {
		this.capacity = capacity;
		this.staleAfterMillis = staleAfterMillis;
	}

	synchronized void add(ProbeFinished event) {
		if (this.rows.size() >= this.capacity) {
			makeRoom();
		}
		Pending row = Pending.of(event, this.seq++);
		this.rows.put(row.seq(), row);
	}

	/**
	 * The oldest rows, to be written now.
	 * @param most how many at most
	 * @param which rows that may be written
	 * @return they stay until {@link #remove}
	 */
	synchronized List<Pending> take(int most, Predicate<Pending> which) {
		List<Pending> oldest = this.rows.values().stream().filter(which).limit(most).toList();
		oldest.forEach((row) -> this.sent.add(row.seq()));
		return oldest;
	}

	synchronized boolean holds(Predicate<Pending> which) {
		return this.rows.values().stream().anyMatch(which);
	}

	synchronized void remove(List<Pending> written) {
		written.forEach((row) -> remove(row.seq()));
	}

	synchronized void removeIf(Predicate<Pending> which) {
		this.rows.values().stream().filter(which).toList().forEach((row) -> remove(row.seq()));
	}

	private void remove(Long key) {
		this.rows.remove(key);
		this.sent.remove(key);
	}

	synchronized int size() {
		return this.rows.size();
	}

	/**
	 * How many were lost for want of room.
	 * @return since the start
	 */
	synchronized long dropped() {
		return this.dropped;
	}

	private void makeRoom() {
		thin();
		int wanted = this.capacity - Math.max(1, this.capacity / 10);
		dropOldest(this.rows.size() - wanted, (row) -> !row.isTransition());
		dropOldest(this.rows.size() - wanted, (row) -> true);
	}

	// A row that was sent may be in the database as it was then, so it stays as it is.
	private void thin() {
		Map<String, Pending> runs = new HashMap<>();
		for (Pending row : new ArrayList<>(this.rows.values())) {
			Pending run = runs.get(row.check());
			boolean sentBefore = this.sent.contains(row.seq());
			if (run != null && !sentBefore && run.covers(row,
					this.staleAfterMillis.applyAsLong(row.check()) * 1_000_000, LONGEST_RUN.toNanos())) {
				this.rows.remove(row.seq());
				run = run.with(row);
				this.rows.put(run.seq(), run);
				runs.put(row.check(), run);
			}
			else if (sentBefore) {
				runs.remove(row.check());
			}
			else {
				runs.put(row.check(), row);
			}
		}
	}

	private void dropOldest(int count, Predicate<Pending> which) {
		List<Pending> oldest = this.rows.values().stream().filter(which).limit(Math.max(0, count)).toList();
		this.dropped += oldest.size();
		oldest.forEach((row) -> remove(row.seq()));
	}

}
