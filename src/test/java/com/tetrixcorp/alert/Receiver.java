package com.tetrixcorp.alert;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Receives alerts over real HTTP, and can misbehave.
 */
final class Receiver implements AutoCloseable {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final List<Request> accepted = new CopyOnWriteArrayList<>();

	private final List<Request> asked = new CopyOnWriteArrayList<>();

	private final CountDownLatch closed = new CountDownLatch(1);

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "receiver");
		thread.setDaemon(true);
		return thread;
	});

	private final HttpServer server;

	private volatile Behaviour behaviour = (exchange) -> answer(exchange, 200);

	Receiver() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::handle);
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/hook/secret-path";
	}

	void behave(Behaviour newBehaviour) {
		this.behaviour = newBehaviour;
	}

	void accept() {
		behave((exchange) -> answer(exchange, 200));
	}

	void refuse(int status) {
		behave((exchange) -> answer(exchange, status));
	}

	/** Keeps whoever asks waiting. */
	void hang() {
		behave((exchange) -> {
			this.closed.await();
			return false;
		});
	}

	static boolean answer(HttpExchange exchange, int status) throws IOException {
		exchange.sendResponseHeaders(status, -1);
		exchange.close();
		return status / 100 == 2;
	}

	/** What was answered with 2xx, in this order. */
	List<Request> accepted() {
		return this.accepted;
	}

	/** What came, answered or not. */
	List<Request> asked() {
		return this.asked;
	}

	List<String> keys() {
		return this.accepted.stream().map(Request::key).toList();
	}

	void forget() {
		this.accepted.clear();
		this.asked.clear();
	}

	private void handle(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		Request request = new Request(exchange.getRequestHeaders().getFirst("Idempotency-Key"),
				exchange.getRequestHeaders().getFirst("X-Tetrix-Timestamp"),
				exchange.getRequestHeaders().getFirst("X-Tetrix-Signature"), body, System.nanoTime());
		this.asked.add(request);
		try {
			if (this.behaviour.answer(exchange)) {
				this.accepted.add(request);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/**
	 * What to do with a message.
	 */
	@FunctionalInterface
	interface Behaviour {

		/**
		 * Answers.
		 * @param exchange the request, read already
		 * @return whether that was a 2xx
		 * @throws IOException if whoever asked has left
		 * @throws InterruptedException if the receiver is closed
		 */
		boolean answer(HttpExchange exchange) throws IOException, InterruptedException;

	}

	/**
	 * A message as it came.
	 *
	 * @param key its key
	 * @param timestamp when it was signed
	 * @param signature what it was signed with
	 * @param body the body
	 * @param nanos when it came, in monotonic nanoseconds
	 */
	record Request(String key, String timestamp, String signature, String body, long nanos) {

		JsonNode json() {
			try {
				return JSON.readTree(this.body);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		String text() {
			return json().path("text").asText();
		}

	}

}
