package com.tetrixcorp.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Makes the connections of a pool, in its background, and tries until it has one. The
 * pool itself would pause longer after each failure, and find a database that is back up
 * to 5 s later.
 */
final class InsistentDataSource extends AbstractDataSource {

	static final Duration PAUSE = Duration.ofSeconds(1);

	private final String url;

	private final Properties settings;

	InsistentDataSource(String url, Properties settings) {
		this.url = url;
		this.settings = settings;
	}

	@Override
	public Connection getConnection() throws SQLException {
		while (true) {
			try {
				return DriverManager.getConnection(this.url, this.settings);
			}
			catch (SQLException ex) {
				pause(ex);
			}
		}
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return getConnection();
	}

	// The pool would set one; the driver's own time-outs are in the settings.
	@Override
	public void setLoginTimeout(int timeout) {
	}

	// A pool that is closed interrupts.
	private static void pause(SQLException failure) throws SQLException {
		try {
			Thread.sleep(PAUSE.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failure;
		}
	}

}
