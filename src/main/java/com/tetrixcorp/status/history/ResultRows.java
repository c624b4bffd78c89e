package com.tetrixcorp.status.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;

/**
 * Makes values of rows: the columns in the order of the values' components.
 */
final class ResultRows {

	private ResultRows() {
	}

	static Finding finding(ResultSet row) throws SQLException {
		return new Finding(row.getString(1), Moments.millis(row, 2), Moments.millis(row, 3), outcome(row.getString(4)),
				status(row.getString(5)), row.getLong(6));
	}

	static TransitionRecorded transition(ResultSet row, int number) throws SQLException {
		return new TransitionRecorded(row.getString(1), status(row.getString(2)), status(row.getString(3)),
				outcome(row.getString(4)), Moments.instant(row, 5));
	}

	private static CheckStatus status(String wireName) {
		return CheckStatus.valueOf(wireName.toUpperCase(Locale.ROOT));
	}

	private static Outcome outcome(String wireName) {
		return Outcome.valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

}
