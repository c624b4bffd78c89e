package com.tetrixcorp.database;

import java.time.Duration;
import java.util.Map;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.simulator.Deadline;

/**
 * The database's indicator with a connection of its own, as the service wires it.
 */
final class ProbedDatabase implements AutoCloseable {

	private static final Duration DEADLINE = Duration.ofSeconds(2);

	private final ProbeConnection connection;

	private final DatabaseHealthIndicator indicator;

	ProbedDatabase(String url) {
		this(url, "", Duration.ofMinutes(1));
	}

	ProbedDatabase(String url, String caCert, Duration lifetime) {
		DatabaseProperties properties = new DatabaseProperties(url, caCert, 10, Duration.ofSeconds(2), lifetime);
		this.connection = new DatabaseConfiguration().probeConnection(DriverSettings.of(properties), properties);
		StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("probe", this.connection));
		this.indicator = new DatabaseHealthIndicator(beans.getBeanProvider(ProbeConnection.class),
				beans.getBeanProvider(Migrations.class), beans.getBeanProvider(HealthReports.class));
	}

	Outcome outcome() throws Exception {
		return Deadline.run(this.indicator, DEADLINE).outcome();
	}

	Outcome outcomeWithin(Duration deadline) throws Exception {
		return Deadline.run(this.indicator, deadline).outcome();
	}

	@Override
	public void close() {
		this.connection.close();
	}

}
