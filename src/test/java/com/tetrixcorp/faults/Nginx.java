package com.tetrixcorp.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import static org.awaitility.Awaitility.await;

/**
 * A real nginx as a child process: keeps its connections to the service open, and sends
 * no request twice.
 */
final class Nginx implements AutoCloseable {

	private static final String CONFIGURATION = """
			daemon off;
			worker_processes 1;
			pid nginx.pid;
			events { worker_connections 4096; }
			http {
				access_log off;
				client_body_temp_path body;
				proxy_temp_path proxy;
				fastcgi_temp_path fastcgi;
				uwsgi_temp_path uwsgi;
				scgi_temp_path scgi;
				upstream service {
					include upstream.list;
					keepalive 64;
				}
				server {
					listen 127.0.0.1:%d;
					location / {
						proxy_pass http://service;
						proxy_http_version 1.1;
						proxy_set_header Connection "";
						proxy_set_header Host localhost;
						proxy_next_upstream off;
					}
					# A byte a second: whoever sends it has something to wait for.
					location = /hold {
						limit_rate 1;
						return 200;
					}
				}
			}
			""";

	private final Path directory;

	private final int port;

	private final Process process;

	private Socket hold = new Socket();

	private Nginx(Path directory, int port, Process process) {
		this.directory = directory;
		this.port = port;
		this.process = process;
	}

	/**
	 * Starts it.
	 * @param directory for its configuration and its log
	 * @param upstreams ports of the service's instances
	 * @return once it listens
	 */
	static Nginx start(Path directory, List<Integer> upstreams) throws IOException {
		int port = Ports.free();
		// Its workers would be somebody else, who may not read here.
		String user = "root".equals(System.getProperty("user.name")) ? "user root;\n" : "";
		Files.writeString(directory.resolve("nginx.conf"), user + CONFIGURATION.formatted(port));
		write(directory, upstreams);
		Process process = new ProcessBuilder("nginx", "-e", "stderr", "-p", directory + "/", "-c", "nginx.conf")
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("nginx.log").toFile())
			.start();
		Nginx nginx = new Nginx(directory, port, process);
		await().atMost(Duration.ofSeconds(10))
			.failFast("nginx has ended", () -> !process.isAlive())
			.until(() -> Ports.isOpen(port));
		return nginx;
	}

	int port() {
		return this.port;
	}

	/**
	 * From now on sends requests there. What is on its way is finished, by the worker
	 * that began it: it would end with half an answer in its hands whenever no timer of
	 * any request runs ("open socket left in connection"), so one request of its own
	 * keeps it until the next change.
	 */
	void upstreams(List<Integer> ports) throws IOException, InterruptedException {
		write(this.directory, ports);
		Socket next = new Socket(InetAddress.getLoopbackAddress(), this.port);
		next.getOutputStream()
			.write("GET /hold HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		next.getInputStream().read();
		new ProcessBuilder("kill", "-HUP", String.valueOf(this.process.pid())).start().waitFor();
		this.hold.close();
		this.hold = next;
	}

	/**
	 * What it says of connections that broke.
	 * @return its log, without its remarks on itself
	 */
	String errors() throws IOException {
		return Files.readAllLines(this.directory.resolve("nginx.log"))
			.stream()
			.filter((line) -> line.contains("[error]") || line.contains("[crit]") || line.contains("[alert]"))
			.collect(Collectors.joining("\n"));
	}

	// An instance that fails stays in: only the router decides who is asked.
	private static void write(Path directory, List<Integer> ports) throws IOException {
		Files.writeString(directory.resolve("upstream.list"),
				ports.stream()
					.map((port) -> "server 127.0.0.1:" + port + " max_fails=0;\n")
					.collect(Collectors.joining()));
	}

	@Override
	public void close() throws IOException {
		this.hold.close();
		// To the master alone; its workers follow.
		this.process.destroy();
		this.process.onExit().join();
	}

}
