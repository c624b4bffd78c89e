package com.tetrixcorp.alert;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.util.ErrorHandler;

import com.tetrixcorp.alert.Ruling.Action;
import com.tetrixcorp.status.incident.Impact;

/**
 * Sends what is due, one message after the other, until nothing is. Used by one thread.
 */
final class Sending {

	private static final Logger logger = LoggerFactory.getLogger(Sending.class);

	/** So that what another instance has just locked is not asked for without end. */
	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

	private final Outbox outbox;

	private final Desk desk;

	private final Webhook webhook;

	private final AlertProperties properties;

	private final AlertMetrics metrics;

	private final ErrorHandler errors;

	private final BackOff ofMessage;

	private final BackOff ofReceiver;

	/** Received, but not yet written down as such: never sent again from here. */
	private final Map<Long, String> received = new LinkedHashMap<>();

	private int failuresInARow;

	Sending(Outbox outbox, Desk desk, Webhook webhook, AlertProperties properties, AlertMetrics metrics,
			ErrorHandler errors) {
		this.outbox = outbox;
		this.desk = desk;
		this.webhook = webhook;
		this.properties = properties;
		this.metrics = metrics;
		this.errors = errors;
		this.ofMessage = new BackOff(properties.retry(), properties.longestRetry());
		this.ofReceiver = new BackOff(properties.retry(), LONGEST_PAUSE);
	}

	/**
	 * Sends what is due.
	 * @param goOn asked before each message
	 * @return how long there is nothing to do
	 * @throws InterruptedException if the thread is
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	Duration sendWhatIsDue(BooleanSupplier goOn) throws InterruptedException {
		writeDownWhatWasReceived();
		while (goOn.getAsBoolean()) {
			long before = System.nanoTime();
			Take take = this.outbox.take(this.properties.claim());
			this.metrics.looked(take);
			if (take.message() == null) {
				return pauseUntil(take.next());
			}
			if (!settle(take.message(), before)) {
				return this.ofReceiver.after(++this.failuresInARow);
			}
		}
		return this.properties.poll();
	}

	boolean owesWord() {
		return !this.received.isEmpty();
	}

	private Duration pauseUntil(@Nullable Duration next) {
		Duration pause = (next != null && next.compareTo(this.properties.poll()) < 0) ? next : this.properties.poll();
		return (pause.compareTo(SHORTEST_PAUSE) > 0) ? pause : SHORTEST_PAUSE;
	}

	private boolean settle(Claimed entry, long claimedNanos) throws InterruptedException {
		try {
			return settle(entry, this.desk.ruling(entry), claimedNanos);
		}
		catch (DataAccessException | TransactionException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// A message that cannot be made must not stand in the way of the others.
			this.errors.handleError(ex);
			failed(entry, Delivery.failed("defect"));
			return true;
		}
	}

	private boolean settle(Claimed entry, Ruling ruling, long claimedNanos) throws InterruptedException {
		if (ruling.action() == Action.NEEDLESS) {
			this.outbox.needless(entry.id(), name(ruling.told()));
			return true;
		}
		if (ruling.action() == Action.LATER || !isStillOurs(claimedNanos)) {
			this.outbox.later(entry.id(), ruling.pause());
			return true;
		}
		Delivery delivery = this.webhook.send(Objects.requireNonNull(ruling.message()));
		if (delivery.delivered()) {
			received(entry, ruling.told());
			return true;
		}
		failed(entry, delivery);
		return false;
	}

	// A process may have stood still since it took the message, and another may be about
	// to take it: the claim's time began after ours, so this errs on the safe side.
	private boolean isStillOurs(long claimedNanos) {
		Duration spent = Duration.ofNanos(System.nanoTime() - claimedNanos);
		return spent.plus(this.properties.timeout().multipliedBy(2)).compareTo(this.properties.claim()) < 0;
	}

	private void received(Claimed entry, @Nullable Impact told) {
		this.failuresInARow = 0;
		this.received.put(entry.id(), (told != null) ? told.name() : "");
		this.metrics.sent(entry.kind());
		writeDownWhatWasReceived();
	}

	private void writeDownWhatWasReceived() {
		for (Map.Entry<Long, String> each : Map.copyOf(this.received).entrySet()) {
			this.outbox.sent(each.getKey(), each.getValue().isEmpty() ? null : each.getValue());
			this.received.remove(each.getKey());
		}
	}

	private void failed(Claimed entry, Delivery delivery) {
		this.metrics.failed(delivery.what());
		Duration pause = this.ofMessage.after(Math.max(1, entry.attempts()));
		if (this.outbox.failed(entry.id(), delivery.what(), pause, this.properties.giveUp())) {
			this.metrics.givenUp();
			logger.error("Alert {} is given up: not received within {} ({})", entry.key(), this.properties.giveUp(),
					delivery.what());
		}
		else if (entry.attempts() == 1) {
			logger.warn("Alert {} was not received ({}); trying on", entry.key(), delivery.what());
		}
	}

	private static @Nullable String name(@Nullable Impact impact) {
		return (impact != null) ? impact.name() : null;
	}

}
