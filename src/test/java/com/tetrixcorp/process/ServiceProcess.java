package com.tetrixcorp.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import com.tetrixcorp.TetrixApplication;

import static org.awaitility.Awaitility.await;

/**
 * The service as a real process on free ports of this machine, configured by environment
 * variables alone.
 */
public final class ServiceProcess implements AutoCloseable {

	private static final Path JAR = Path.of("target", "tetrix.jar");

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Process process;

	private final Path log;

	private final int port;

	private final int managementPort;

	private ServiceProcess(List<String> command, Map<String, String> environment, boolean logIsRead)
			throws IOException {
		this.port = freePort();
		this.managementPort = freePort();
		this.log = Files.createTempFile("tetrix-", ".log");
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment()
			.keySet()
			.removeIf((name) -> name
				.matches("(DATABASE|TELNYX|SINCH|FIREBASE|TETRIX|" + "VERIFICATION|ALERT|SPRING|STAFF)_.*"));
		builder.environment().put("PORT", String.valueOf(this.port));
		builder.environment().put("MANAGEMENT_PORT", String.valueOf(this.managementPort));
		builder.environment().putAll(environment);
		builder.redirectErrorStream(true);
		if (logIsRead) {
			builder.redirectOutput(this.log.toFile());
		}
		this.process = builder.start();
	}

	/**
	 * Starts the packaged jar.
	 * @param environment variables to set
	 * @return the process, not waited for
	 */
	public static ServiceProcess jar(Map<String, String> environment) throws IOException {
		return jar(List.of(), environment);
	}

	/**
	 * Starts the packaged jar in surroundings that somebody else lays.
	 * @param launcher a command that becomes the one after it, such as {@code prlimit}
	 * @param environment variables to set
	 * @return the process, not waited for
	 */
	public static ServiceProcess jar(List<String> launcher, Map<String, String> environment) throws IOException {
		List<String> command = new ArrayList<>(launcher);
		command.addAll(List.of(java(), "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
		return new ServiceProcess(command, environment, true);
	}

	/**
	 * Starts the packaged jar with its output in a pipe from which nobody reads.
	 * @param environment variables to set
	 * @return the process, not waited for
	 */
	public static ServiceProcess jarWithUnreadLog(Map<String, String> environment) throws IOException {
		return new ServiceProcess(List.of(java(), "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()), environment,
				false);
	}

	/**
	 * Starts the service from the test class path together with what a test needs inside
	 * it.
	 * @param addition a configuration class
	 * @param environment variables to set
	 * @param arguments of the service
	 * @return the process, not waited for
	 */
	public static ServiceProcess with(Class<?> addition, Map<String, String> environment, String... arguments)
			throws IOException {
		List<String> command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), TetrixApplication.class.getName()));
		command.add("--spring.main.sources=" + addition.getName());
		command.addAll(List.of(arguments));
		return new ServiceProcess(command, environment, true);
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	// Below those that the system gives to whoever asks for any: between our look and the
	// service's bind they may be somebody else's.
	private static int freePort() throws IOException {
		IOException refusal = new IOException("no port was looked at");
		for (int i = 0; i < 100; i++) {
			try (ServerSocket socket = new ServerSocket(ThreadLocalRandom.current().nextInt(15_000, 32_000))) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				refusal = ex;
			}
		}
		throw refusal;
	}

	/**
	 * Waits until the service takes requests. If it never does, the process is ended,
	 * since nobody else could.
	 * @return this
	 */
	public ServiceProcess awaitReady() throws IOException {
		boolean ready = false;
		try {
			await().atMost(Duration.ofSeconds(120))
				.pollInterval(Duration.ofMillis(100))
				.failFast("the process has ended", () -> !this.process.isAlive())
				.ignoreExceptions()
				.until(() -> get("/api/health/ready").statusCode() == 200);
			ready = true;
			return this;
		}
		finally {
			if (!ready) {
				System.out.println(log());
				close();
			}
		}
	}

	public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		return get(this.port, path, headers);
	}

	public HttpResponse<String> management(String path) throws IOException, InterruptedException {
		return get(this.managementPort, path);
	}

	/**
	 * Asks for a path that need not be well formed.
	 * @param path sent as it is
	 * @return head and body
	 */
	public String raw(String path) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private HttpResponse<String> get(int port, String path, String... headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.timeout(Duration.ofSeconds(30));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	public int port() {
		return this.port;
	}

	public long pid() {
		return this.process.pid();
	}

	public boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Sends a signal to this process alone.
	 * @param signal such as {@code TERM}
	 */
	public void signal(String signal) throws IOException, InterruptedException {
		new ProcessBuilder("kill", "-" + signal, String.valueOf(pid())).start().waitFor();
	}

	/**
	 * Waits for the end.
	 * @param patience how long
	 * @return the exit code
	 */
	public int awaitExit(Duration patience) throws InterruptedException {
		if (!this.process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
			throw new AssertionError("The process is still alive after " + patience);
		}
		return this.process.exitValue();
	}

	public String log() throws IOException {
		return Files.readString(this.log);
	}

	@Override
	public void close() throws IOException {
		this.process.destroyForcibly();
		Files.deleteIfExists(this.log);
	}

}
