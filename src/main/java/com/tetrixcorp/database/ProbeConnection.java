package com.tetrixcorp.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.Outcome;

/**
 * The connection that the probe owns. Kept between probes, which spares the server most
 * logins, and renewed at an age, so that a login is tried often enough.
 */
final class ProbeConnection implements AutoCloseable {

	private final String url;

	private final Properties settings;

	private final Duration lifetime;

	private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

	ProbeConnection(String url, Properties settings, Duration lifetime) {
		this.url = url;
		this.settings = settings;
		this.lifetime = lifetime;
	}

	boolean answers() throws SQLException {
		// Taken, not shared: a probe that was given up may still hold its own.
		Kept old = this.kept.getAndSet(null);
		if (old != null && old.youngerThan(this.lifetime)) {
			try {
				return ask(old);
			}
			catch (SQLException ex) {
				// The server may have been restarted since, which says nothing about now.
				// A time-out says it all.
				if (Thread.currentThread().isInterrupted() || SqlStates.outcomeOf(ex) == Outcome.TIMEOUT) {
					throw ex;
				}
			}
		}
		else if (old != null) {
			old.close();
		}
		return ask(new Kept(DriverManager.getConnection(this.url, this.settings), System.nanoTime()));
	}

	@Override
	public void close() {
		Kept last = this.kept.getAndSet(null);
		if (last != null) {
			last.abort();
		}
	}

	private boolean ask(Kept connection) throws SQLException {
		boolean well = false;
		try {
			boolean answered = connection.selectOne();
			well = true;
			return answered;
		}
		finally {
			if (!well) {
				connection.abort();
			}
			else if (this.lifetime.isZero() || !this.kept.compareAndSet(null, connection)) {
				connection.close();
			}
		}
	}

	private record Kept(Connection connection, long openedNanos) {

		boolean youngerThan(Duration age) {
			return System.nanoTime() - this.openedNanos < age.toNanos();
		}

		boolean selectOne() throws SQLException {
			try (Statement statement = this.connection.createStatement();
					ResultSet rows = statement.executeQuery("select 1")) {
				return rows.next() && rows.getInt(1) == 1;
			}
		}

		void close() {
			try {
				this.connection.close();
			}
			catch (SQLException ex) {
				abort();
			}
		}

		/** Closes the socket without a word to the server, which may not be listening. */
		void abort() {
			try {
				this.connection.abort(Runnable::run);
			}
			catch (SQLException ex) {
				// Then it is closed already.
			}
		}

	}

}
