package com.tetrixcorp.status.history;

import java.sql.SQLException;
import java.util.List;

import com.tetrixcorp.health.Failures;

/**
 * A listener to transitions has thrown, so what it was told of is not written yet.
 */
class ListenerFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * States of SQL that pass: no connection, a primary that became a standby, rolled
	 * back for the sake of others, out of something, a lock that is held, cancelled or
	 * shutting down, an error of the system.
	 */
	private static final List<String> PASSING = List.of("08", "25006", "40", "53", "55", "57", "58");

	ListenerFailure(Throwable cause) {
		super("A listener to transitions failed", cause);
	}

	/**
	 * Whether it could not help it: the database went away under it, was full, slow or
	 * shutting down, or somebody else held what it needed.
	 * @return {@code false} if it would fail again however well the database is
	 */
	boolean isOfTheDatabase() {
		return Failures.classify(this).isPresent() || hasPassingState(this);
	}

	private static boolean hasPassingState(Throwable thrown) {
		for (Throwable link = thrown; link != null; link = link.getCause()) {
			if (link instanceof SQLException failure && failure.getSQLState() != null
					&& PASSING.stream().anyMatch(failure.getSQLState()::startsWith)) {
				return true;
			}
		}
		return false;
	}

}
