package com.tetrixcorp.database;

import java.sql.SQLException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeResult;
import com.tetrixcorp.health.ProbedHealthIndicator;

/**
 * Asks PostgreSQL {@code select 1}, on a connection of its own: a probe through the pool
 * would measure the pool.
 */
@Component
class DatabaseHealthIndicator extends ProbedHealthIndicator {

	private final ObjectProvider<ProbeConnection> connection;

	DatabaseHealthIndicator(ObjectProvider<ProbeConnection> connection, ObjectProvider<HealthReports> reports) {
		super("database", reports);
		this.connection = connection;
	}

	@Override
	public ProbeResult probe() {
		ProbeConnection own = this.connection.getIfAvailable();
		if (own == null) {
			return ProbeResult.of(Outcome.NOT_CONFIGURED);
		}
		try {
			return ProbeResult.of(own.answers() ? Outcome.PASS : Outcome.PROTOCOL);
		}
		catch (SQLException ex) {
			return ProbeResult.of(SqlStates.outcomeOf(ex));
		}
	}

}
