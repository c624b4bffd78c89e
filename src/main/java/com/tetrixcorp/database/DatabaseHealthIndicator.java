package com.tetrixcorp.database;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;
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

	private final @Nullable ProbeConnection connection;

	private final @Nullable Migrations migrations;

	DatabaseHealthIndicator(ObjectProvider<ProbeConnection> connection, ObjectProvider<Migrations> migrations,
			ObjectProvider<HealthReports> reports) {
		super("database", reports);
		this.connection = connection.getIfAvailable();
		this.migrations = migrations.getIfAvailable();
	}

	@Override
	public ProbeResult probe() {
		if (this.connection == null) {
			return ProbeResult.of(Outcome.NOT_CONFIGURED);
		}
		try {
			return new ProbeResult(this.connection.answers() ? Outcome.PASS : Outcome.PROTOCOL, remarks());
		}
		catch (SQLException ex) {
			return ProbeResult.of(SqlStates.outcomeOf(ex));
		}
	}

	private List<String> remarks() {
		boolean pending = this.migrations != null && !this.migrations.migrated();
		return pending ? List.of("its tables are not migrated yet") : List.of();
	}

}
