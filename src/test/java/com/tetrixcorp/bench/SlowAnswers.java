package com.tetrixcorp.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Answers every request after twenty milliseconds, however many wait: what a dependency
 * costs whoever probes on request.
 */
final class SlowAnswers implements AutoCloseable {

	static final Duration DELAY = Duration.ofMillis(20);

	private static final int BACKLOG = 1_024;

	private final HttpServer server;

	private final ScheduledExecutorService timer;

	private SlowAnswers(HttpServer server, ScheduledExecutorService timer) {
		this.server = server;
		this.timer = timer;
	}

	static SlowAnswers start() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
		ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
		server.createContext("/",
				(exchange) -> timer.schedule(() -> answer(exchange), DELAY.toMillis(), TimeUnit.MILLISECONDS));
		server.start();
		return new SlowAnswers(server, timer);
	}

	private static void answer(HttpExchange exchange) {
		try (exchange) {
			exchange.sendResponseHeaders(204, -1);
		}
		catch (IOException ex) {
			// Whoever asked is gone.
		}
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.timer.shutdownNow();
	}

}
