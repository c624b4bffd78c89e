package com.tetrixcorp.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Many connections that do little or nothing.
 */
final class Crowd implements AutoCloseable {

	private final List<SocketChannel> connections = new ArrayList<>();

	/** Those that heard something, so far as it was looked at. */
	private final Set<SocketChannel> answered = new HashSet<>();

	private final int port;

	Crowd(int port) {
		this.port = port;
	}

	/** Connects, and says nothing. */
	Crowd connect(int count) throws IOException {
		for (int i = 0; i < count; i++) {
			SocketChannel connection = SocketChannel.open();
			this.connections.add(connection);
			connection.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port));
		}
		return this;
	}

	/** Each says the same. Whoever was thrown out says nothing. */
	Crowd say(String text) {
		for (SocketChannel connection : this.connections) {
			try {
				connection.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
			}
			catch (IOException ex) {
				// Thrown out.
			}
		}
		return this;
	}

	/** One piece after the other, with a pause after each. */
	void drip(String piece, int times, Duration pause) throws InterruptedException {
		for (int i = 0; i < times; i++) {
			say(piece);
			Thread.sleep(pause.toMillis());
		}
	}

	/** The same until all were thrown out. */
	void dripUntilGone(String piece, int atMost, Duration pause) throws IOException, InterruptedException {
		for (int times = 0; connected() > 0; times++) {
			if (times == atMost) {
				throw new AssertionError(connected() + " are still connected");
			}
			drip(piece, 1, pause);
		}
	}

	/** Each reads a little, if there is something. */
	void sip(int bytes) throws IOException {
		for (SocketChannel connection : this.connections) {
			connection.configureBlocking(false);
			try {
				connection.read(ByteBuffer.allocate(bytes));
			}
			catch (IOException ex) {
				// Thrown out.
			}
		}
	}

	/** How many are still connected: those in whose stream no end is found. */
	int connected() throws IOException {
		int count = 0;
		for (SocketChannel connection : this.connections) {
			connection.configureBlocking(false);
			count += goesOn(connection) ? 1 : 0;
		}
		return count;
	}

	/** How many heard something. */
	int answered() throws IOException {
		connected();
		return this.answered.size();
	}

	private boolean goesOn(SocketChannel connection) {
		ByteBuffer some = ByteBuffer.allocate(64 * 1024);
		try {
			int read = connection.read(some);
			while (read > 0) {
				this.answered.add(connection);
				some.clear();
				read = connection.read(some);
			}
			return read == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void close() throws IOException {
		for (SocketChannel connection : this.connections) {
			connection.close();
		}
		this.connections.clear();
		this.answered.clear();
	}

}
