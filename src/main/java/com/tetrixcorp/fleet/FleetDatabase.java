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

import org.springframework.core.io.ClassPathResource;

/**
 * The fleet's round trips.
 */
final class FleetDatabase {

	private static final String SYNC = resource("fleet/sync.sql");

	private static final String LEAVE = resource("fleet/leave.sql");

	private final DataSource source;

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
		try (Connection connection = this.source.getConnection();
				PreparedStatement statement = connection.prepareStatement(SYNC)) {
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
