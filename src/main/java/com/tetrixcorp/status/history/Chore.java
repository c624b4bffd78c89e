package com.tetrixcorp.status.history;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.util.ErrorHandler;

/**
 * Something that is done again and again. That the database does not answer is told once,
 * and so is its return; anything else that goes wrong is an error. Either way it is tried
 * again.
 */
final class Chore {

	private static final Logger logger = LoggerFactory.getLogger(Chore.class);

	private final String name;

	private final BooleanSupplier ours;

	private final Supplier<Duration> pause;

	private final Runnable work;

	private final Context context;

	private long last;

	private boolean failed;

	private boolean databaseFailed;

	private volatile boolean hurried = true;

	/**
	 * Creates one that is due at once.
	 * @param name what it does, for the log
	 * @param ours whether it is for us to do now
	 * @param pause from one time to the next
	 * @param work what is done
	 * @param context what all chores share
	 */
	Chore(String name, BooleanSupplier ours, Supplier<Duration> pause, Runnable work, Context context) {
		this.name = name;
		this.ours = ours;
		this.pause = pause;
		this.work = work;
		this.context = context;
	}

	/** Makes it due now. */
	void hurry() {
		this.hurried = true;
	}

	void doIfDue() {
		if (isDue() && this.ours.getAsBoolean()) {
			this.last = this.context.nanos().getAsLong();
			this.hurried = false;
			attempt();
		}
	}

	private boolean isDue() {
		Duration wait = this.pause.get();
		if (this.failed && this.context.retry().compareTo(wait) < 0) {
			wait = this.context.retry();
		}
		return this.hurried || this.context.nanos().getAsLong() - this.last >= wait.toNanos();
	}

	private void attempt() {
		try {
			this.work.run();
			this.failed = false;
			tell(null);
		}
		catch (DataAccessException | TransactionException ex) {
			this.failed = true;
			tell(ex);
		}
		catch (Throwable ex) {
			this.failed = true;
			this.context.errors().handleError(ex);
		}
	}

	private void tell(@Nullable RuntimeException failure) {
		if (failure != null && !this.databaseFailed) {
			logger.warn("{} does not work, trying on: {}", this.name, failure.getClass().getSimpleName());
			logger.debug("{} does not work", this.name, failure);
		}
		else if (failure == null && this.databaseFailed) {
			logger.info("{} works again", this.name);
		}
		this.databaseFailed = failure != null;
	}

	/**
	 * What all chores share.
	 *
	 * @param retry the pause after a failure, if that is shorter
	 * @param errors takes what is no failure of the database
	 * @param nanos the monotonic clock
	 */
	record Context(Duration retry, ErrorHandler errors, LongSupplier nanos) {

	}

}
