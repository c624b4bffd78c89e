package com.tetrixcorp.status.statement;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.SelfReport;

/**
 * What is done again and again: everybody looks up what was read from the pages; one
 * instance reads them for all. A page that cannot be read leaves its last statement,
 * which grows old, and is not asked again before its time.
 */
final class StatementRound {

	private final StatementBoard board;

	private final StatementStore store;

	private final BooleanSupplier readsForAll;

	private final Duration fetch;

	private final Duration retry;

	private final LongSupplier nanos;

	private final Map<String, Long> tried = new HashMap<>();

	private @Nullable Long lookedUp;

	private boolean failed;

	StatementRound(StatementBoard board, StatementStore store, BooleanSupplier readsForAll,
			StatementProperties properties, LongSupplier nanos) {
		this.board = board;
		this.store = store;
		this.readsForAll = readsForAll;
		this.fetch = properties.fetch();
		this.retry = properties.watched();
		this.nanos = nanos;
	}

	/** One turn. Throws what the database throws; then the next turn tries again. */
	void turn() {
		Long last = this.lookedUp;
		if (last != null && this.failed && since(last).compareTo(this.retry) < 0) {
			return;
		}
		if (last == null || this.failed || since(last).compareTo(this.board.pause()) >= 0) {
			lookUp();
		}
		if (this.readsForAll.getAsBoolean() && !due().isEmpty()) {
			// Whoever read for all before may have done so since.
			lookUp();
			List<SelfReport> due = due();
			due.forEach(this::fetch);
			if (!due.isEmpty()) {
				lookUp();
			}
		}
	}

	private List<SelfReport> due() {
		return this.board.reports()
			.stream()
			.filter((it) -> this.board.ageOf(it).compareTo(this.fetch) >= 0)
			.filter(this::notTriedLately)
			.toList();
	}

	private boolean notTriedLately(SelfReport report) {
		Long last = this.tried.get(report.check());
		return last == null || since(last).compareTo(this.fetch) >= 0;
	}

	private void fetch(SelfReport report) {
		this.tried.put(report.check(), this.nanos.getAsLong());
		SelfReport.Statement statement = report.fetch();
		if (statement.says() != SelfReport.Says.UNKNOWN) {
			this.store.write(report.check(), statement);
		}
	}

	private void lookUp() {
		this.lookedUp = this.nanos.getAsLong();
		this.failed = true;
		this.board.update(this.store.read());
		this.failed = false;
	}

	private Duration since(long moment) {
		return Duration.ofNanos(this.nanos.getAsLong() - moment);
	}

}
