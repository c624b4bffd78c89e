package com.tetrixcorp.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * The fleet's round trips. One connection is kept from one to the next, since a pool asks
 * the server whether a connection still lives before it lends it again, which is a round
 * trip too. Used by one thread, except for leaving.
 */
final class FleetDatabase {

	private static final String SYNC = resource("fleet/sync.sql");

	private static final String LEAVE = resource("fleet/leave.sql");

	private final DataSource source;

	private @Nullable Connection kept;

	FleetDatabase(DataSource source) {
		this.source = source;
	}

	/**
	 * Tells and asks, in one round trip and one transaction.
	 * @param request what there is to say
	 * @return the answer
	 * @throws SQLException if it is not known whether anything was heard
	 */
	String sync(String request) throws SQLException {
		try {
			return sync(connection(), request);
		}
		catch (SQLException ex) {
			giveBack();
			throw ex;
		}
	}

	private Connection connection() throws SQLException {
		Connection connection = this.kept;
		if (connection == null) {
			connection = this.source.getConnection();
			this.kept = connection;
		}
		return connection;
	}

	// The pool knows whether it can be lent again.
	private void giveBack() {
		JdbcUtils.closeConnection(this.kept);
		this.kept = null;
	}

	private static String sync(Connection connection, String request) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(SYNC)) {
			statement.setString(1, request);
			boolean rows = statement.execute();
			String answer = "";
			while (rows || statement.getUpdateCount() != -1) {
				if (rows) {
					answer = first(statement);
				}
				rows = statement.getMoreResults();
			}
			return answer;
		}
	}

	private static String first(PreparedStatement statement) throws SQLException {
		try (ResultSet result = statement.getResultSet()) {
			return result.next() ? result.getString(1) : "";
		}
	}

	void leave(UUID instance, Duration alive) throws SQLException {
		try (Connection connection = this.source.getConnection();
				PreparedStatement statement = connection.prepareStatement(LEAVE)) {
			statement.setString(1, instance.toString());
			statement.setLong(2, alive.toMillis());
			statement.executeUpdate();
		}
	}

	private static String resource(String path) {
		try {
			return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
