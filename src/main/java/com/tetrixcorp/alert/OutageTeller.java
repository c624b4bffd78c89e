package com.tetrixcorp.alert;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.util.ErrorHandler;

import com.tetrixcorp.fleet.Duties;
import com.tetrixcorp.health.Age;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.ProbeFinished;

/**
 * Tells that the database is gone, which the outbox cannot: once for the fleet, since it
 * is the task of whoever kept history last. As soon as the database answers, it writes
 * down what it told, so that the incident, which is recorded about then, is not told a
 * second time; the end of the incident is told from the outbox. Who has started into an
 * outage leaves telling to those who saw it begin, and tells if it lasts, so that a
 * deployment in the middle of one, or a restart without end, is no storm. A planned
 * window is no outage until it is over. Everything but taking the event happens on a
 * thread of its own.
 */
final class OutageTeller implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(OutageTeller.class);

	private static final Duration WRITE_AGAIN = Duration.ofSeconds(2);

	/** For the incident of the same outage to be recorded, by whichever instance. */
	private static final Duration INCIDENT_DUE = Duration.ofMinutes(2);

	/** Whether a planned window is over, and the database still gone. */
	private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private final Duties duties;

	private final Webhook webhook;

	private final LiveMessages messages;

	private final Outbox outbox;

	private final AlertProperties properties;

	private final AlertMetrics metrics;

	private final ErrorHandler errors;

	private final BooleanSupplier planned;

	private final BackOff backOff;

	private final ScheduledThreadPoolExecutor executor = Threads.timer("alert-outage");

	private final OwedWords owed;

	private @Nullable Outage outage;

	private volatile boolean passed;

	private volatile boolean failing;

	OutageTeller(Duties duties, Webhook webhook, LiveMessages messages, Outbox outbox, AlertProperties properties,
			AlertMetrics metrics, ErrorHandler errors, Runnable written, BooleanSupplier planned) {
		this.duties = duties;
		this.webhook = webhook;
		this.messages = messages;
		this.outbox = outbox;
		this.properties = properties;
		this.metrics = metrics;
		this.errors = errors;
		this.planned = planned;
		this.owed = new OwedWords(written, (again) -> run(again::run, WRITE_AGAIN));
		this.backOff = new BackOff(properties.retry(), LONGEST_PAUSE);
	}

	@EventListener
	void finished(ProbeFinished event) {
		if (!event.check().equals(Telling.DATABASE)) {
			return;
		}
		this.failing = event.after() == CheckStatus.FAIL;
		this.passed |= event.before() == CheckStatus.PASS || event.after() == CheckStatus.PASS;
		if (this.failing && event.before() != CheckStatus.FAIL && this.duties.heldLast(Duties.HISTORY)) {
			run(() -> began(event), this.passed ? Duration.ZERO : this.properties.stable());
		}
		else if (event.after() == CheckStatus.PASS && event.before() != CheckStatus.PASS) {
			run(() -> ended(event), Duration.ZERO);
		}
	}

	private void run(Task task, Duration delay) {
		this.executor.schedule(() -> {
			try {
				task.run();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			catch (Throwable ex) {
				this.errors.handleError(ex);
			}
		}, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void began(ProbeFinished event) throws InterruptedException {
		Outage last = this.outage;
		if (!this.failing || last != null && !last.over()) {
			return;
		}
		if (this.planned.getAsBoolean()) {
			run(() -> began(event), LOOK_AGAIN);
			return;
		}
		if (last == null || !last.endedWithin(this.properties.stable(), event.nanos())) {
			this.outage = new Outage(event);
			tell(this.outage, Kind.OUTAGE, event.nanos(), 1);
		}
		else if (last.goOn() == 1) {
			tell(last, Kind.OUTAGE_FLAPPING, event.nanos(), 1);
		}
	}

	// Tried until it arrives or the database is back, and with it the outbox.
	private void tell(Outage about, Kind kind, long beganNanos, int attempt) throws InterruptedException {
		if (about.over()) {
			return;
		}
		boolean again = kind == Kind.OUTAGE_FLAPPING;
		Entry entry = new Entry(about.subject() + (again ? "/flapping" : "/opened"), kind, about.subject(),
				Entry.NO_FACTS, Duration.ZERO);
		Delivery delivery = this.webhook.send(this.messages.outage(entry.key(), again));
		if (delivery.delivered()) {
			long toldNanos = System.nanoTime();
			about.markTold();
			this.metrics.sent(kind);
			logger.info("The outage of the database was told without it");
			this.owed.add(() -> this.outbox.addSent(entry, ageOf(beganNanos), ageOf(toldNanos)));
		}
		else {
			this.metrics.failed(delivery.what());
			run(() -> tell(about, kind, beganNanos, attempt + 1), this.backOff.after(attempt));
		}
	}

	private void ended(ProbeFinished event) {
		Outage about = this.outage;
		if (about == null || about.over()) {
			return;
		}
		Duration length = about.end(event.nanos());
		if (about.told()) {
			String key = about.subject() + "/recovered";
			Message message = this.messages.outageOver(key, about.since(), Age.of(length));
			Entry entry = new Entry(key, Kind.OUTAGE_OVER, about.subject(), StoredMessage.write(message), INCIDENT_DUE);
			this.owed.add(() -> this.outbox.add(entry));
		}
	}

	private static Duration ageOf(long nanos) {
		return Duration.ofNanos(Math.max(0, System.nanoTime() - nanos));
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

	/**
	 * Something that may wait.
	 */
	@FunctionalInterface
	private interface Task {

		void run() throws InterruptedException;

	}

}
