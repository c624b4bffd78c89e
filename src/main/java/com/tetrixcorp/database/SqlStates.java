package com.tetrixcorp.database;

import java.sql.SQLException;

import com.tetrixcorp.health.Failures;
import com.tetrixcorp.health.Outcome;

/**
 * What PostgreSQL's error codes say about it.
 */
final class SqlStates {

	private SqlStates() {
	}

	static Outcome outcomeOf(SQLException thrown) {
		String state = (thrown.getSQLState() != null) ? thrown.getSQLState() : "";
		return Failures.classify(thrown).orElseGet(() -> outcomeOf(state));
	}

	// For codes that stand alone; a failure of the network is told by its cause.
	static Outcome outcomeOf(String state) {
		return switch (state) {
			// No such database; no privilege; a server that demands or refuses what we
			// are set to, such as TLS.
			case "3D000", "42501", "08004" -> Outcome.MISCONFIGURED;
			case "08P01" -> Outcome.PROTOCOL;
			// A statement cancelled by its time-out.
			case "57014" -> Outcome.TIMEOUT;
			default -> outcomeOfClass((state.length() < 2) ? "" : state.substring(0, 2));
		};
	}

	private static Outcome outcomeOfClass(String stateClass) {
		return switch (stateClass) {
			case "08" -> Outcome.CONNECT;
			case "28" -> Outcome.CREDENTIALS;
			// Full, not in a state to serve, shutting down or starting up, system error,
			// internal error.
			case "53", "55", "57", "58", "XX" -> Outcome.SERVER_ERROR;
			default -> Outcome.PROTOCOL;
		};
	}

}
