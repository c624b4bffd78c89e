package com.tetrixcorp.database;

import java.sql.SQLException;

import com.tetrixcorp.health.Outcome;

/**
 * Says for the log why a migration failed.
 */
final class MigrationFailure {

	private MigrationFailure() {
	}

	// A class where the database could not be asked; the whole text where a migration
	// itself is at fault, which nobody can mend without it.
	static String describe(RuntimeException thrown) {
		for (Throwable link = thrown; link != null; link = link.getCause()) {
			if (link instanceof SQLException sql) {
				Outcome outcome = SqlStates.outcomeOf(sql);
				return (outcome != Outcome.PROTOCOL) ? outcome.wireName() : String.valueOf(thrown.getMessage());
			}
		}
		return String.valueOf(thrown.getMessage());
	}

}
