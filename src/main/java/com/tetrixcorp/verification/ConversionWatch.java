package com.tetrixcorp.verification;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.transaction.TransactionException;
import org.springframework.util.ErrorHandler;

/**
 * Counts in the background how much of what was sent came back. Each instance does, so
 * that each tells the same number.
 */
final class ConversionWatch implements SmartLifecycle {

	/** The latest five minutes are left out: their codes may still come back. */
	private static final String SQL = """
			select count(*) as sent, count(v.verified_at) as verified from verification v
			where v.created_at > now() - interval '60 minutes' and v.created_at <= now() - interval '5 minutes'
			  and exists (select 1 from verification_send s where s.verification = v.id and s.outcome = 'accepted')""";

	private final JdbcClient jdbc;

	private final Duration pause;

	private final VerificationMetrics metrics;

	private final ErrorHandler errors;

	private final ScheduledThreadPoolExecutor executor;

	private volatile boolean running;

	ConversionWatch(JdbcClient jdbc, Duration pause, VerificationMetrics metrics, ErrorHandler errors) {
		this.jdbc = jdbc;
		this.pause = pause;
		this.metrics = metrics;
		this.errors = errors;
		CustomizableThreadFactory threads = new CustomizableThreadFactory("conversion-");
		threads.setDaemon(true);
		this.executor = new ScheduledThreadPoolExecutor(1, threads);
	}

	Conversion read() {
		return this.jdbc.sql(SQL)
			.query((row, number) -> new Conversion(row.getLong("sent"), row.getLong("verified")))
			.single();
	}

	@Override
	public void start() {
		this.running = true;
		this.executor.scheduleWithFixedDelay(this::look, 0, this.pause.toNanos(), TimeUnit.NANOSECONDS);
	}

	private void look() {
		try {
			this.metrics.converts(read());
		}
		catch (DataAccessException | TransactionException ex) {
			// Its check tells of the database; this is not known meanwhile.
			this.metrics.converts(Conversion.UNKNOWN);
		}
		catch (Throwable ex) {
			this.errors.handleError(ex);
		}
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
