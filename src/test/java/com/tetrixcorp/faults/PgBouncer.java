package com.tetrixcorp.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.awaitility.Awaitility.await;

/**
 * A real PgBouncer as a child process, which lends a connection for one transaction.
 */
final class PgBouncer implements AutoCloseable {

	/** Far fewer than the service has, so that they change hands all the time. */
	static final int CONNECTIONS = 3;

	private static final String CONFIGURATION = """
			[databases]
			postgres = host=127.0.0.1 port=%d user=postgres
			[pgbouncer]
			listen_addr = 127.0.0.1
			listen_port = %d
			unix_socket_dir =
			auth_type = any
			pool_mode = transaction
			default_pool_size = %d
			ignore_startup_parameters = extra_float_digits
			""";

	private final int port;

	private final Process process;

	private PgBouncer(int port, Process process) {
		this.port = port;
		this.process = process;
	}

	/**
	 * Starts it.
	 * @param directory for its configuration and its log
	 * @param server port of PostgreSQL
	 * @return once it listens
	 */
	static PgBouncer start(Path directory, int server) throws IOException {
		int port = Ports.free();
		Path configuration = Files.writeString(directory.resolve("pgbouncer.ini"),
				CONFIGURATION.formatted(server, port, CONNECTIONS));
		Process process = new ProcessBuilder(command(configuration)).redirectErrorStream(true)
			.redirectOutput(directory.resolve("pgbouncer.log").toFile())
			.start();
		await().atMost(Duration.ofSeconds(10))
			.failFast("PgBouncer has ended", () -> !process.isAlive())
			.until(() -> Ports.isOpen(port));
		return new PgBouncer(port, process);
	}

	// It does not run as root, and may not read here as anybody else: it reads what it is
	// handed.
	private static List<String> command(Path configuration) {
		return "root".equals(System.getProperty("user.name")) ? List.of("sh", "-c",
				"exec setpriv --reuid=nobody --clear-groups pgbouncer /dev/stdin <\"$0\"", configuration.toString())
				: List.of("pgbouncer", configuration.toString());
	}

	/**
	 * Where the service finds its database.
	 * @param parameters of the URL, from its question mark on
	 * @return the value of DATABASE_URL
	 */
	String url(String parameters) {
		return "postgresql://postgres@localhost:" + this.port + "/postgres" + parameters;
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

}
