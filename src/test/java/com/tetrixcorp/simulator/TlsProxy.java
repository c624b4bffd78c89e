package com.tetrixcorp.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Speaks TLS in front of a server that does not, with a certificate that can be changed.
 */
public final class TlsProxy implements AutoCloseable {

	private final int target;

	private final SocketServer server;

	private volatile SSLContext identity;

	private TlsProxy(int target, SSLContext identity) throws IOException {
		this.target = target;
		this.identity = identity;
		this.server = new SocketServer("tls-proxy", 0, this::forward);
	}

	public static TlsProxy to(int port, SSLContext identity) throws IOException {
		return new TlsProxy(port, identity);
	}

	public int port() {
		return this.server.port();
	}

	/**
	 * Shows another certificate to whoever connects from now on, and closes what is open.
	 * @param identity holds the certificate and its key
	 */
	public void identity(SSLContext identity) {
		this.identity = identity;
		this.server.closeConnections(false);
	}

	private void forward(Socket client) throws IOException {
		try (SSLSocket secured = secure(client);
				Socket upstream = new Socket(InetAddress.getLoopbackAddress(), this.target)) {
			Thread back = new Thread(() -> copy(upstream, secured), "tls-proxy-back");
			back.setDaemon(true);
			back.start();
			copy(secured, upstream);
		}
	}

	private SSLSocket secure(Socket client) throws IOException {
		SSLSocket secured = (SSLSocket) this.identity.getSocketFactory()
			.createSocket(client, client.getInetAddress().getHostAddress(), client.getPort(), true);
		secured.setUseClientMode(false);
		secured.startHandshake();
		return secured;
	}

	private static void copy(Socket from, Socket to) {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// One of the two left.
		}
	}

	@Override
	public void close() {
		this.server.close();
	}

}
