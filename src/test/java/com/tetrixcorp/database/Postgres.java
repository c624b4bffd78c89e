package com.tetrixcorp.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL for one test class, and the means to make it misbehave.
 */
final class Postgres implements AutoCloseable {

	private final EmbeddedPostgres server;

	private Postgres(EmbeddedPostgres server) {
		this.server = server;
	}

	static Postgres start() throws IOException {
		return start(0, Map.of());
	}

	static Postgres start(int port, Map<String, String> settings) throws IOException {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60));
		if (port != 0) {
			builder.setPort(port);
		}
		settings.forEach(builder::setServerConfig);
		return new Postgres(builder.start());
	}

	int port() {
		return this.server.getPort();
	}

	String url(String login, String database) {
		return url(login, port(), database);
	}

	static String url(String login, int port, String database) {
		return "postgresql://" + login + "@localhost:" + port + "/" + database;
	}

	void execute(String... statements) throws SQLException {
		try (Connection connection = connect("postgres"); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	String query(String sql) throws SQLException {
		try (Connection connection = connect("postgres");
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getString(1);
		}
	}

	Connection connect(String user) throws SQLException {
		return DriverManager.getConnection("jdbc:postgresql://localhost:" + port() + "/postgres", user, "");
	}

	/** Puts rules before those of the server's pg_hba.conf. */
	void rules(String rules) throws IOException, SQLException {
		Path file = Path.of(query("show hba_file"));
		Files.writeString(file, rules + "\n" + Files.readString(file));
		execute("select pg_reload_conf()");
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
