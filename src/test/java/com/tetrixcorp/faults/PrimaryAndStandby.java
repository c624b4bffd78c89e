package com.tetrixcorp.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.awaitility.Awaitility.await;

/**
 * Two real PostgreSQL servers, of which the second repeats what the first does. A commit
 * waits until it is on both, so what is lost after a fail-over was lost by the service.
 */
final class PrimaryAndStandby implements AutoCloseable {

	private final Path primaryData;

	private final EmbeddedPostgres primary;

	private final EmbeddedPostgres standby;

	private PrimaryAndStandby(Path primaryData, EmbeddedPostgres primary, EmbeddedPostgres standby) {
		this.primaryData = primaryData;
		this.primary = primary;
		this.standby = standby;
	}

	static PrimaryAndStandby start(Path directory) throws IOException {
		Path first = directory.resolve("first");
		Path second = directory.resolve("second");
		Files.createDirectory(first);
		server(first).start().close();
		copy(first, second);
		EmbeddedPostgres primary = server(first).start();
		Files.createFile(second.resolve("standby.signal"));
		Files.writeString(second.resolve("postgresql.auto.conf"),
				"primary_conninfo = 'host=localhost port=" + primary.getPort() + " user=postgres'\n",
				StandardOpenOption.APPEND);
		EmbeddedPostgres standby = server(second).start();
		PrimaryAndStandby pair = new PrimaryAndStandby(first, primary, standby);
		pair.replicateSynchronously();
		return pair;
	}

	private static EmbeddedPostgres.Builder server(Path data) {
		return EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setServerConfig("synchronous_commit", "on")
			.setPGStartupWait(Duration.ofSeconds(60));
	}

	private void replicateSynchronously() {
		JdbcClient jdbc = JdbcClient.create(this.primary.getPostgresDatabase());
		await().atMost(Duration.ofSeconds(30))
			.until(() -> jdbc.sql("select count(*) from pg_stat_replication where state = 'streaming'")
				.query(Integer.class)
				.single() == 1);
		jdbc.sql("alter system set synchronous_standby_names = '*'").update();
		jdbc.sql("select pg_reload_conf()").query(Boolean.class).single();
		await().atMost(Duration.ofSeconds(30))
			.until(() -> jdbc.sql("select count(*) from pg_stat_replication where sync_state = 'sync'")
				.query(Integer.class)
				.single() == 1);
	}

	int primaryPort() {
		return this.primary.getPort();
	}

	int standbyPort() {
		return this.standby.getPort();
	}

	JdbcClient standby() {
		return JdbcClient.create(this.standby.getPostgresDatabase());
	}

	/** Ends the primary at once, and whoever is connected to it notices. */
	void crashPrimary() throws IOException, InterruptedException {
		ProcessHandle process = primaryProcess();
		signal("QUIT", List.of(process));
		await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
	}

	/** Nothing of the primary moves any more, and whoever is connected to it waits. */
	void freezePrimary() throws IOException, InterruptedException {
		signal("STOP", family());
	}

	/** The standby becomes a primary. */
	void promote() {
		standby().sql("select pg_promote()").query(Boolean.class).single();
	}

	private ProcessHandle primaryProcess() throws IOException {
		long pid = Long.parseLong(Files.readAllLines(this.primaryData.resolve("postmaster.pid")).get(0).strip());
		return ProcessHandle.of(pid).orElseThrow();
	}

	private List<ProcessHandle> family() throws IOException {
		ProcessHandle primary = primaryProcess();
		return Stream.concat(Stream.of(primary), primary.descendants()).toList();
	}

	private static void signal(String signal, List<ProcessHandle> processes) throws IOException, InterruptedException {
		List<String> command = Stream
			.concat(Stream.of("kill", "-" + signal), processes.stream().map((it) -> String.valueOf(it.pid())))
			.toList();
		new ProcessBuilder(command).start().waitFor();
	}

	private static void copy(Path from, Path to) throws IOException {
		List<Path> all;
		try (Stream<Path> found = Files.walk(from)) {
			all = found.toList();
		}
		for (Path path : all) {
			Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
		}
	}

	@Override
	public void close() throws IOException {
		try {
			if (Files.exists(this.primaryData.resolve("postmaster.pid"))) {
				signal("CONT", family());
				crashPrimary();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		// Gives the directory back.
		this.primary.close();
		this.standby.close();
	}

}
