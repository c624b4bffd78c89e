package com.tetrixcorp.status.incident;

import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.transaction.TransactionException;
import org.springframework.util.ErrorHandler;

import com.tetrixcorp.fleet.Duties;
import com.tetrixcorp.health.CheckStatus;

/**
 * Keeps incidents true and what is remembered of them fresh, on a thread of its own: it
 * looks every second whether there is something to do, which mostly there is not.
 */
final class IncidentKeeper implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(IncidentKeeper.class);

	private final RememberedIncidents incidents;

	private final Reconciliation reconciliation;

	private final JdbcDrills drills;

	private final IncidentProperties properties;

	private final Duties duties;

	private final Supplier<Map<String, CheckStatus>> states;

	private final LongSupplier nanos;

	private final ErrorHandler errors;

	private final ScheduledThreadPoolExecutor executor;

	private long reconciled;

	private Map<String, CheckStatus> shown = Map.of();

	private boolean connected = true;

	IncidentKeeper(RememberedIncidents incidents, Reconciliation reconciliation, JdbcDrills drills,
			IncidentProperties properties, Duties duties, Supplier<Map<String, CheckStatus>> states, LongSupplier nanos,
			ErrorHandler errors) {
		this.incidents = incidents;
		this.reconciliation = reconciliation;
		this.drills = drills;
		this.properties = properties;
		this.duties = duties;
		this.states = states;
		this.nanos = nanos;
		this.errors = errors;
		this.reconciled = nanos.getAsLong();
		CustomizableThreadFactory threads = new CustomizableThreadFactory("incidents-");
		threads.setDaemon(true);
		this.executor = new ScheduledThreadPoolExecutor(1, threads);
	}

	void start() {
		this.executor.scheduleWithFixedDelay(this::turn, 0, 1, TimeUnit.SECONDS);
	}

	private void turn() {
		try {
			Map<String, CheckStatus> now = this.states.get();
			if (!now.equals(this.shown)) {
				// Whoever measured it may have written what this instance has not read.
				this.shown = now;
				this.incidents.outdate();
			}
			if (this.incidents.isDue()) {
				this.incidents.refresh();
				tellOnce(true);
			}
			endDrill();
			reconcileIfDue();
		}
		catch (DataAccessException | TransactionException ex) {
			tellOnce(false);
		}
		catch (Throwable ex) {
			this.errors.handleError(ex);
		}
	}

	// Asked each second, but only while one is shown.
	private void endDrill() {
		if (this.incidents.showsOpenDrill() && !this.drills.closeEnded()) {
			this.incidents.outdate();
		}
	}

	private void reconcileIfDue() {
		long now = this.nanos.getAsLong();
		if (now - this.reconciled >= this.properties.reconcile().toNanos() && this.duties.holds(Duties.HISTORY)) {
			this.reconciled = now;
			this.reconciliation.run();
		}
	}

	private void tellOnce(boolean answers) {
		if (answers != this.connected) {
			this.connected = answers;
			logger.info(answers ? "Incidents can be read again" : "Incidents cannot be read, trying on");
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
