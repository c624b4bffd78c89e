package com.tetrixcorp.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Comes between a client and a server, and can fail in the ways of a network.
 */
public final class TcpProxy implements AutoCloseable {

	/** Linux's first one. */
	private static final long RETRANSMISSION_MILLIS = 200;

	private final SocketServer server;

	private final AtomicInteger accepted = new AtomicInteger();

	private final AtomicInteger roundTrips = new AtomicInteger();

	private final AtomicInteger lost = new AtomicInteger();

	private volatile Mode mode = Mode.PASS;

	private volatile Duration delay = Duration.ZERO;

	private volatile double loss;

	private volatile int target;

	private TcpProxy(InetAddress address, int port, int target) throws IOException {
		this.target = target;
		this.server = new SocketServer("tcp-proxy", address, port, this::forward);
	}

	public static TcpProxy to(int port) throws IOException {
		return at(InetAddress.getLoopbackAddress(), 0, port);
	}

	/**
	 * Starts at an address of its own.
	 * @param address one of the loopback addresses
	 * @param port where it listens; 0 for any
	 * @param target port of the server behind it
	 * @return the proxy, running
	 * @throws IOException if the port is taken
	 */
	public static TcpProxy at(InetAddress address, int port, int target) throws IOException {
		return new TcpProxy(address, port, target);
	}

	public int port() {
		return this.server.port();
	}

	public int openConnections() {
		return this.server.openConnections();
	}

	public int accepted() {
		return this.accepted.get();
	}

	/**
	 * How often a client spoke that had had its answer, or had not spoken yet.
	 * @return since the start
	 */
	public int roundTrips() {
		return this.roundTrips.get();
	}

	/**
	 * How often something was lost, and sent again.
	 * @return since the start
	 */
	public int lost() {
		return this.lost.get();
	}

	/**
	 * Changes what happens to bytes, also on connections that are open.
	 * @param mode what to do from now on; a reset breaks the open ones at once
	 */
	public void mode(Mode mode) {
		this.mode = mode;
		if (mode == Mode.RESET) {
			this.server.closeConnections(true);
		}
	}

	/**
	 * Makes the way longer, also on connections that are open.
	 * @param time how long bytes take from now on, each way
	 */
	public void delay(Duration time) {
		this.delay = time;
	}

	/**
	 * Loses bytes, as far as a peer can tell: the kernel sends them again, after pauses
	 * that double.
	 * @param share of what is sent is lost each time
	 */
	public void loss(double share) {
		this.loss = share;
	}

	/**
	 * Leads new connections to another server, as an address does that changes hands.
	 * @param port the other server's
	 */
	public void handOver(int port) {
		this.target = port;
	}

	/** Closes the open connections and goes on. */
	public void drop() {
		this.server.closeConnections(false);
	}

	@Override
	public void close() {
		this.server.close();
	}

	private void forward(Socket client) throws IOException {
		this.accepted.incrementAndGet();
		if (this.mode == Mode.RESET) {
			client.setSoLinger(true, 0);
			return;
		}
		try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), this.target)) {
			AtomicBoolean answered = new AtomicBoolean(true);
			Thread back = new Thread(() -> pump(upstream, client, () -> answered.set(true)), "tcp-proxy-back");
			back.setDaemon(true);
			back.start();
			pump(client, upstream, () -> {
				if (answered.getAndSet(false)) {
					this.roundTrips.incrementAndGet();
				}
			});
		}
	}

	private void pump(Socket from, Socket to, Runnable passing) {
		byte[] buffer = new byte[8 * 1024];
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				passing.run();
				Thread.sleep(this.delay.toMillis() + untilItArrives());
				if (this.mode == Mode.PASS) {
					out.write(buffer, 0, read);
				}
			}
		}
		catch (IOException ex) {
			// One of the two left.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private long untilItArrives() {
		long waited = 0;
		for (long pause = RETRANSMISSION_MILLIS; ThreadLocalRandom.current().nextDouble() < this.loss; pause *= 2) {
			waited += pause;
			this.lost.incrementAndGet();
		}
		return waited;
	}

	/**
	 * What happens to bytes.
	 */
	public enum Mode {

		/** They pass. */
		PASS,

		/** They vanish, both ways, and nobody is told. */
		SWALLOW,

		/** Connections are reset. */
		RESET

	}

}
