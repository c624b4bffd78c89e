package com.tetrixcorp.database;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Migrates in the background and tries until it succeeds, so that the service starts with
 * the database down and needs nobody when it comes back.
 */
public final class Migrations implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Migrations.class);

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private static final Duration STOP_DEADLINE = Duration.ofSeconds(2);

	private final Flyway flyway;

	private volatile boolean migrated;

	private volatile @Nullable Thread worker;

	private @Nullable String lastFailure;

	private Migrations(Flyway flyway) {
		this.flyway = flyway;
	}

	static Migrations of(DataSource source, String location) {
		// Flyway would try ten times to make the schema that every database has, and not
		// let itself be interrupted.
		return new Migrations(Flyway.configure().dataSource(source).locations(location).createSchemas(false).load());
	}

	/**
	 * Whether the tables are as this version of the code needs them.
	 * @return {@code false} until the first success
	 */
	public boolean migrated() {
		return this.migrated;
	}

	@Override
	public void start() {
		Thread thread = new Thread(this::migrateUntilDone, "migrations");
		thread.setDaemon(true);
		this.worker = thread;
		thread.start();
	}

	@Override
	public void stop() {
		Thread thread = this.worker;
		this.worker = null;
		if (thread != null) {
			thread.interrupt();
			try {
				thread.join(STOP_DEADLINE.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.worker != null;
	}

	static Duration pauseAfter(Duration pause) {
		Duration twice = pause.multipliedBy(2);
		return (twice.compareTo(LONGEST_PAUSE) < 0) ? twice : LONGEST_PAUSE;
	}

	private void migrateUntilDone() {
		Duration pause = FIRST_PAUSE;
		try {
			while (!migrateOnce()) {
				TimeUnit.MILLISECONDS.sleep(pause.toMillis());
				pause = pauseAfter(pause);
			}
		}
		catch (InterruptedException ex) {
			logger.debug("Stopped before the database was migrated");
		}
	}

	private boolean migrateOnce() throws InterruptedException {
		try {
			MigrateResult result = this.flyway.migrate();
			this.migrated = true;
			logger.info("The database is migrated: {} migrations applied", result.migrationsExecuted);
			return true;
		}
		catch (RuntimeException ex) {
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
			tellOnce(MigrationFailure.describe(ex));
			return false;
		}
		catch (Error ex) {
			// As if nobody had caught it, but for one thing: the task goes on.
			Thread thread = Thread.currentThread();
			thread.getUncaughtExceptionHandler().uncaughtException(thread, ex);
			return false;
		}
	}

	private void tellOnce(String failure) {
		if (!failure.equals(this.lastFailure)) {
			logger.warn("The database is not migrated yet, trying on: {}", failure);
			this.lastFailure = failure;
		}
	}

}
