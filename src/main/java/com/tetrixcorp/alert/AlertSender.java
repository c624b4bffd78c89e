package com.tetrixcorp.alert;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.util.ErrorHandler;

/**
 * Looks for messages that are due and sends them, on a thread of its own: at once when
 * one was written here, when the next one that is known is due, and else once a minute.
 */
final class AlertSender {

	private static final Logger logger = LoggerFactory.getLogger(AlertSender.class);

	/** Not worth a word. */
	private static final int ONE_BROKEN_CONNECTION = 1;

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

	/** For a message that is being sent to arrive, and for that to be written down. */
	private static final Duration LAST_MESSAGE = Duration.ofSeconds(2);

	private final ScheduledThreadPoolExecutor executor;

	private final Sending sending;

	private final ErrorHandler errors;

	private @Nullable ScheduledFuture<?> next;

	private boolean woken;

	private volatile boolean closing;

	private final BackOff withoutDatabase;

	/** How often in a row the database has not answered. */
	private int failuresInARow;

	AlertSender(Sending sending, Duration retry, ErrorHandler errors) {
		this.sending = sending;
		this.withoutDatabase = new BackOff(retry, LONGEST_PAUSE);
		this.errors = errors;
		this.executor = Threads.timer("alert-sender");
	}

	// There may be something to send.
	void wake() {
		synchronized (this) {
			this.woken = true;
		}
		schedule(Duration.ZERO);
	}

	private synchronized void schedule(Duration pause) {
		if (this.closing) {
			return;
		}
		if (this.next != null) {
			this.next.cancel(false);
		}
		Duration delay = this.woken ? Duration.ZERO : pause;
		this.next = this.executor.schedule(this::pass, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void pass() {
		synchronized (this) {
			this.woken = false;
		}
		try {
			Duration pause = this.sending.sendWhatIsDue(() -> !this.closing);
			answered();
			schedule(pause);
		}
		catch (DataAccessException | TransactionException ex) {
			schedule(notAnswered());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (Throwable ex) {
			this.errors.handleError(ex);
			schedule(LONGEST_PAUSE);
		}
	}

	private void answered() {
		if (this.failuresInARow > ONE_BROKEN_CONNECTION) {
			logger.info("Alerts are sent again");
		}
		this.failuresInARow = 0;
	}

	private Duration notAnswered() {
		this.failuresInARow++;
		if (this.failuresInARow == ONE_BROKEN_CONNECTION + 1) {
			logger.info("Alerts wait: the database does not answer, trying on");
		}
		// What was received is written down before anybody else may take it.
		return this.withoutDatabase.after(this.sending.owesWord() ? 1 : this.failuresInARow);
	}

	// Takes no further message, and lets the one that is being sent arrive.
	void finish() throws InterruptedException {
		synchronized (this) {
			this.closing = true;
		}
		this.executor.shutdown();
		if (!this.executor.awaitTermination(LAST_MESSAGE.toMillis(), TimeUnit.MILLISECONDS)) {
			this.executor.shutdownNow();
		}
	}

}
