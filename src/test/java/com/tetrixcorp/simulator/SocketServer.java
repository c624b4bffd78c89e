package com.tetrixcorp.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Accepts connections on the loopback address, a bounded number at a time, and can close
 * them all at once.
 */
final class SocketServer implements AutoCloseable {

	private static final int CONNECTIONS = 256;

	private final ServerSocket listener;

	private final Handler handler;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final ExecutorService threads;

	SocketServer(String name, int port, Handler handler) throws IOException {
		this(name, InetAddress.getLoopbackAddress(), port, handler);
	}

	SocketServer(String name, InetAddress address, int port, Handler handler) throws IOException {
		this.handler = handler;
		this.threads = new ThreadPoolExecutor(0, CONNECTIONS, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), (task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		});
		this.listener = new ServerSocket();
		this.listener.setReuseAddress(true);
		this.listener.bind(new InetSocketAddress(address, port));
		this.threads.execute(this::accept);
	}

	int port() {
		return this.listener.getLocalPort();
	}

	int openConnections() {
		return this.open.size();
	}

	void closeConnections(boolean reset) {
		for (Socket socket : this.open) {
			try (socket) {
				socket.setSoLinger(reset, 0);
			}
			catch (IOException ex) {
				// Closed meanwhile.
			}
		}
	}

	@Override
	public void close() {
		try {
			this.listener.close();
		}
		catch (IOException ex) {
			// Nothing listens any more either way.
		}
		closeConnections(false);
		this.threads.shutdownNow();
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try {
				Socket socket = this.listener.accept();
				socket.setTcpNoDelay(true);
				this.open.add(socket);
				serve(socket);
			}
			catch (IOException ex) {
				// The listener was closed, or a client left before it was served.
			}
		}
	}

	private void serve(Socket socket) throws IOException {
		try {
			this.threads.execute(() -> {
				try (socket) {
					this.handler.handle(socket);
				}
				catch (IOException ex) {
					// The client left.
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				finally {
					this.open.remove(socket);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			this.open.remove(socket);
			socket.close();
		}
	}

	/**
	 * Holds one conversation; the connection is closed after it.
	 */
	@FunctionalInterface
	interface Handler {

		void handle(Socket socket) throws IOException, InterruptedException;

	}

}
