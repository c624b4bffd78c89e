package com.tetrixcorp.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.util.ErrorHandler;

import com.tetrixcorp.fleet.Duties;
import com.tetrixcorp.health.Forewarning;
import com.tetrixcorp.health.Forewarnings;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeFinished;

/**
 * Tells what will go wrong before it does: what others foresee, once for each, and a
 * provider that throttles our probes, once a day.
 */
final class Warnings implements AutoCloseable {

	private static final int IN_A_ROW = 3;

	private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

	private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

	private final List<Forewarnings> foreseen;

	private final Duties duties;

	private final LiveMessages messages;

	private final Outbox outbox;

	private final InstantSource clock;

	private final Runnable written;

	private final ErrorHandler errors;

	private final Map<String, Integer> throttledInARow = new ConcurrentHashMap<>();

	/** Keys that are in the outbox for certain, so that it is not asked again. */
	private final Set<String> known = ConcurrentHashMap.newKeySet();

	private final ScheduledThreadPoolExecutor executor = Threads.timer("alert-warnings");

	Warnings(List<Forewarnings> foreseen, Duties duties, LiveMessages messages, Outbox outbox, InstantSource clock,
			Runnable written, ErrorHandler errors) {
		this.foreseen = List.copyOf(foreseen);
		this.duties = duties;
		this.messages = messages;
		this.outbox = outbox;
		this.clock = clock;
		this.written = written;
		this.errors = errors;
	}

	void start() {
		this.executor.scheduleWithFixedDelay(() -> guarded(this::look), FIRST_LOOK.toMillis(), BETWEEN_LOOKS.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	void look() {
		if (this.duties.holds(Duties.HISTORY)) {
			this.foreseen.stream().flatMap((it) -> it.current().stream()).forEach(this::warn);
		}
	}

	private void warn(Forewarning warning) {
		String key = "warning/" + warning.key();
		add(key, this.messages.warning(key, warning));
	}

	@EventListener
	void finished(ProbeFinished event) {
		if (event.outcome() != Outcome.THROTTLED) {
			this.throttledInARow.remove(event.check());
		}
		else if (this.throttledInARow.merge(event.check(), 1, Integer::sum) % IN_A_ROW == 0) {
			this.executor.execute(() -> guarded(() -> throttled(event.check(), this.clock.instant())));
		}
	}

	private void throttled(String check, Instant now) {
		String key = "warning/quota/" + check + "/" + LocalDate.ofInstant(now, ZoneOffset.UTC);
		add(key, this.messages.throttled(key, check));
	}

	private void add(String key, Message message) {
		if (!this.known.contains(key)) {
			this.outbox.add(new Entry(key, Kind.WARNING, key, StoredMessage.write(message), Duration.ZERO));
			this.known.add(key);
			this.written.run();
		}
	}

	private void guarded(Runnable task) {
		try {
			task.run();
		}
		catch (DataAccessException | TransactionException ex) {
			// The database does not answer, which is told elsewhere; the next look tries
			// again.
		}
		catch (Throwable ex) {
			this.errors.handleError(ex);
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
