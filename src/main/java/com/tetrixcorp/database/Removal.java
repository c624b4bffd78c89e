package com.tetrixcorp.database;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.transaction.TransactionException;
import org.springframework.util.ErrorHandler;

/**
 * Removes rows whose time is over, a little at a time, in the background. Each instance
 * does it, and none waits for another: the statement skips what somebody else holds. A
 * database that does not answer is asked again later.
 */
public final class Removal implements SmartLifecycle {

	static final int STEP = 1_000;

	private static final Logger logger = LoggerFactory.getLogger(Removal.class);

	/**
	 * Between steps when nothing is left to do, and when something is. Rows are kept for
	 * hours and days; asking for them each minute would be a good part of all that an
	 * idle instance asks the database.
	 */
	private static final Duration PAUSE = Duration.ofMinutes(15);

	private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);

	private final String what;

	private final JdbcClient jdbc;

	private final String sql;

	private final Map<String, ?> params;

	private final ErrorHandler errors;

	private final ScheduledThreadPoolExecutor executor;

	private volatile boolean running;

	/**
	 * A removal that starts with the application.
	 * @param what is removed, for the log and the thread
	 * @param jdbc the database, by the connections for work in the background
	 * @param sql deletes at most {@code :step} rows
	 * @param params its further parameters
	 * @param errors takes what is no failure of the database
	 */
	public Removal(String what, JdbcClient jdbc, String sql, Map<String, ?> params, ErrorHandler errors) {
		this.what = what;
		this.jdbc = jdbc;
		this.sql = sql;
		this.params = Map.copyOf(params);
		this.errors = errors;
		CustomizableThreadFactory threads = new CustomizableThreadFactory("removal-");
		threads.setDaemon(true);
		this.executor = new ScheduledThreadPoolExecutor(1, threads);
		// What is scheduled after its end is too late, not an error.
		this.executor.setRejectedExecutionHandler((task, executor) -> {
		});
	}

	/**
	 * Does one step.
	 * @return how many rows are gone
	 */
	public int step() {
		return this.jdbc.sql(this.sql).params(this.params).param("step", STEP).update();
	}

	@Override
	public void start() {
		this.running = true;
		next(PAUSE);
	}

	private void next(Duration pause) {
		if (this.running) {
			this.executor.schedule(this::work, pause.toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	private void work() {
		Duration pause = PAUSE;
		try {
			pause = (step() == STEP) ? SHORT_PAUSE : PAUSE;
		}
		catch (DataAccessException | TransactionException ex) {
			logger.debug("Removal of {} does not work, trying on", this.what, ex);
		}
		catch (Throwable ex) {
			this.errors.handleError(ex);
		}
		next(pause);
	}

	@Override
	public void stop() {
		this.running = false;
		this.executor.shutdownNow();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
