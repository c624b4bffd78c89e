package com.tetrixcorp.status.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Moments on their way to PostgreSQL and back.
 */
final class Moments {

	private Moments() {
	}

	static OffsetDateTime of(long millis) {
		return instant(millis).atOffset(ZoneOffset.UTC);
	}

	static Instant instant(long millis) {
		return Instant.ofEpochMilli(millis);
	}

	static Instant instant(ResultSet row, int column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	static long millis(ResultSet row, int column) throws SQLException {
		return instant(row, column).toEpochMilli();
	}

}
