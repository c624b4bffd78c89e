package com.tetrixcorp.database;

import java.sql.Connection;
import java.sql.SQLException;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Stands for the database where none is configured: like one that never answers, so that
 * whoever can live with that needs no other way for this.
 */
public final class AbsentDatabase extends AbstractDataSource {

	@Override
	public Connection getConnection() throws SQLException {
		throw new SQLException("No database is configured");
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return getConnection();
	}

}
