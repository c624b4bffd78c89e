package com.tetrixcorp.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.service.ThreeYears;
import com.tetrixcorp.setting.GeneratedJwk;
import com.tetrixcorp.simulator.Fault;
import com.tetrixcorp.simulator.Simulators;
import com.tetrixcorp.simulator.TcpProxy;

/**
 * A real PostgreSQL behind a proxy that counts and can fail, the providers simulated, and
 * a slow one for the plain service.
 */
final class World implements AutoCloseable {

	private static final List<String> PROVIDERS = List.of("telnyx", "sinch", "firebase", "firebase-keys");

	private static final String[] CHECKS = { "database", "telnyx", "sinch", "firebase" };

	private static final String[] CAPABILITIES = { "storage", "messaging", "sign-in" };

	private final String signingKey = GeneratedJwk.generate().json();

	private final EmbeddedPostgres postgres;

	private final TcpProxy way;

	private final Simulators simulators;

	private final SlowAnswers slow;

	private World(EmbeddedPostgres postgres) throws IOException {
		this.postgres = postgres;
		this.way = TcpProxy.to(postgres.getPort());
		this.simulators = Simulators.start();
		this.slow = SlowAnswers.start();
	}

	static World start() throws IOException {
		return new World(EmbeddedPostgres.builder()
			.setServerConfig("max_connections", "400")
			.setServerConfig("logging_collector", "on")
			.setServerConfig("log_destination", "csvlog")
			.start());
	}

	/**
	 * Everything that the service needs, with a database of its own that is new the first
	 * time.
	 * @param database its name
	 * @return environment variables with their values
	 * @throws SQLException if the database cannot be made
	 */
	Map<String, String> environment(String database) throws SQLException {
		create(database);
		Map<String, String> environment = new LinkedHashMap<>(this.simulators.environment());
		environment.put("SPRING_PROFILES_ACTIVE", "production");
		environment.put("DATABASE_URL", "postgresql://postgres@localhost:" + this.way.port() + "/" + database);
		environment.put("VERIFICATION_SECRET", "a-secret-of-the-benchmark-alone-32");
		environment.put("VERIFICATION_SIGNING_KEY", this.signingKey);
		environment.put("VERIFICATION_COUNTRIES", "DE,AT,CH,US,GB");
		return environment;
	}

	private void create(String database) throws SQLException {
		boolean there = JdbcClient.create(this.postgres.getPostgresDatabase())
			.sql("select exists (select from pg_database where datname = ?)")
			.param(database)
			.query(Boolean.class)
			.single();
		if (!there) {
			execute("create database " + database);
		}
	}

	/**
	 * Forgets all that a database holds, for another round.
	 * @param database its name
	 * @throws SQLException if it cannot be made anew
	 */
	void createAnew(String database) throws SQLException {
		execute("drop database if exists " + database + " with (force)");
		create(database);
	}

	void rememberThreeYears(String database) throws SQLException {
		createAnew(database);
		ThreeYears.fill(this.postgres.getDatabase("postgres", database), CHECKS, CAPABILITIES);
	}

	void fault(String provider, String name) {
		Fault fault = Fault.of(name).orElseThrow();
		(provider.equals("all") ? PROVIDERS : List.of(provider)).forEach((it) -> this.simulators.fault(it, fault));
	}

	TcpProxy way() {
		return this.way;
	}

	Map<String, Integer> calls() {
		return PROVIDERS.stream().collect(Collectors.toMap((it) -> it, this.simulators::calls));
	}

	String slowUrl() {
		return this.slow.url();
	}

	/**
	 * Whether PostgreSQL writes down every statement.
	 * @param on from now on
	 * @throws SQLException if it does not take the setting
	 */
	void logStatements(boolean on) throws SQLException {
		execute("alter system set log_statement = " + (on ? "'all'" : "'none'"));
		execute("select pg_reload_conf()");
	}

	String logFolder() {
		return JdbcClient.create(this.postgres.getPostgresDatabase())
			.sql("select current_setting('data_directory') || '/' || current_setting('log_directory')")
			.query(String.class)
			.single();
	}

	private void execute(String sql) throws SQLException {
		try (Connection connection = this.postgres.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Override
	public void close() throws IOException {
		this.slow.close();
		this.simulators.close();
		this.way.close();
		this.postgres.close();
	}

}
