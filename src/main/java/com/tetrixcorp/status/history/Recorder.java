package com.tetrixcorp.status.history;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.util.ErrorHandler;

import com.tetrixcorp.fleet.Duties;

/**
 * Writes down what probes found: results, and changes of state with whatever listeners
 * write about them, all of it or nothing. Whatever cannot be written is tried again.
 */
final class Recorder {

	/**
	 * The check that every instance probes for itself: one of them records it for all.
	 */
	static final String PROBED_BY_ALL = "database";

	/** A listener that keeps failing is left behind after so many tries. */
	static final int TRIES = 5;

	private static final int CHUNK = 500;

	private final ResultBuffer buffer;

	private final ResultStore results;

	private final HistoryDatabase database;

	private final Duties duties;

	private final Consumer<TransitionRecorded> listeners;

	private final ErrorHandler errors;

	private final Counter failures;

	private int refusals;

	Recorder(ResultBuffer buffer, ResultStore results, HistoryDatabase database, Duties duties,
			Consumer<TransitionRecorded> listeners, ErrorHandler errors, MeterRegistry registry) {
		this.buffer = buffer;
		this.results = results;
		this.database = database;
		this.duties = duties;
		this.listeners = listeners;
		this.errors = errors;
		this.failures = Counter.builder("tetrix.history.write.failures")
			.description("Times that results could not be written; they wait and are tried again")
			.register(registry);
		Gauge.builder("tetrix.history.buffered", buffer, ResultBuffer::size)
			.description("Results that wait to be written")
			.register(registry);
		FunctionCounter.builder("tetrix.history.dropped", buffer, ResultBuffer::dropped)
			.description("Results lost because too many had to wait for too long")
			.register(registry);
	}

	/**
	 * Writes all that waits.
	 * @throws org.springframework.dao.DataAccessException if the database does not take
	 * it: it waits on
	 * @throws ListenerFailure if a listener does not, the same way
	 */
	void flush() {
		try {
			writeAll();
		}
		catch (RuntimeException | Error ex) {
			this.failures.increment();
			throw ex;
		}
	}

	private void writeAll() {
		if (mustWait()) {
			return;
		}
		Predicate<Pending> ours = ours();
		List<Pending> chunk = this.buffer.take(CHUNK, ours);
		while (!chunk.isEmpty()) {
			write(chunk);
			this.buffer.remove(chunk);
			chunk = this.buffer.take(CHUNK, ours);
		}
	}

	// The database is back, and the fleet does not know it yet: what else failed while it
	// was
	// away is not told before the database's own failure, which it may belong to.
	private boolean mustWait() {
		return !this.duties.connected()
				&& this.buffer.holds((row) -> row.check().equals(PROBED_BY_ALL) && row.isTransition());
	}

	/**
	 * How long to wait until the next flush.
	 * @param usual the pause while nothing is held back
	 * @param held the pause while something is
	 * @return one of the two
	 */
	Duration pause(Duration usual, Duration held) {
		return mustWait() ? held : usual;
	}

	// While the fleet cannot talk, or whoever wrote for all is gone, nobody knows who
	// will:
	// all keep it. Once the duty is somebody else's, he has his own.
	private Predicate<Pending> ours() {
		if (this.duties.holds(Duties.HISTORY)) {
			return (row) -> true;
		}
		if (this.duties.heldByOther(Duties.HISTORY)) {
			this.buffer.removeIf((row) -> row.check().equals(PROBED_BY_ALL));
		}
		return (row) -> !row.check().equals(PROBED_BY_ALL);
	}

	private void write(List<Pending> chunk) {
		UUID instance = this.duties.instance();
		if (chunk.stream().noneMatch(Pending::isTransition)) {
			writeMissed(instance, this.results.insertUnchanged(instance, chunk));
			return;
		}
		telling(() -> this.results.insert(instance, chunk).forEach(this::tell));
	}

	private void writeMissed(UUID instance, List<ResultStore.Missed> missed) {
		if (!missed.isEmpty()) {
			telling(() -> missed.stream()
				.filter((it) -> this.results.insert(instance, it))
				.forEach((it) -> tell(it.transition())));
		}
	}

	private void telling(Runnable work) {
		try {
			this.database.inTransaction(work);
			this.refusals = 0;
		}
		catch (ListenerFailure ex) {
			if (!ex.isOfTheDatabase()) {
				this.refusals++;
			}
			throw ex;
		}
	}

	private void tell(TransitionRecorded transition) {
		if (this.refusals < TRIES) {
			tellOrFail(transition);
			return;
		}
		try {
			this.database.inPart(() -> tellOrFail(transition));
		}
		catch (ListenerFailure ex) {
			if (ex.isOfTheDatabase()) {
				throw ex;
			}
			this.errors.handleError(ex);
		}
	}

	private void tellOrFail(TransitionRecorded transition) {
		try {
			this.listeners.accept(transition);
		}
		catch (RuntimeException | Error ex) {
			throw new ListenerFailure(ex);
		}
	}

}
