package com.tetrixcorp.status.statement;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.util.ErrorHandler;

/**
 * Runs the rounds on a thread of its own, from the start of the application to its end. A
 * database that does not answer is told of once, and so is its return.
 */
final class StatementLoop implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(StatementLoop.class);

	private final @Nullable StatementRound round;

	private final Duration pause;

	private final ErrorHandler errors;

	private volatile @Nullable Thread thread;

	private boolean failed;

	StatementLoop(@Nullable StatementRound round, Duration pause, ErrorHandler errors) {
		this.round = round;
		this.pause = pause;
		this.errors = errors;
	}

	@Override
	public void start() {
		StatementRound work = this.round;
		if (work == null) {
			return;
		}
		Thread runner = new Thread(() -> run(work), "statements");
		runner.setDaemon(true);
		this.thread = runner;
		runner.start();
	}

	@Override
	public void stop() {
		Thread runner = this.thread;
		this.thread = null;
		if (runner != null) {
			runner.interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	private void run(StatementRound work) {
		while (isRunning()) {
			attempt(work);
			try {
				Thread.sleep(this.pause.toMillis());
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private void attempt(StatementRound work) {
		try {
			work.turn();
			if (this.failed) {
				logger.info("Statements of the providers can be read again");
			}
			this.failed = false;
		}
		catch (DataAccessException ex) {
			if (!this.failed && isRunning()) {
				logger.info("Statements of the providers cannot be read, trying on: {}", ex.getClass().getSimpleName());
			}
			this.failed = true;
		}
		catch (Throwable ex) {
			this.errors.handleError(ex);
		}
	}

}
