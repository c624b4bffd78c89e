package com.tetrixcorp.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

import com.tetrixcorp.http.RawHttp;

/**
 * Asks for more than the kernel takes off the service's hands, and reads a little of it
 * now and then.
 */
final class SlowReader implements AutoCloseable {

	private static final String LARGE = "GET /test/large HTTP/1.1\r\nHost: localhost\r\n\r\n";

	private static final int TIMES = 60;

	/** Of the answers' bodies alone. */
	private static final long ALL = TIMES * 200_000L;

	private final Socket socket = new Socket();

	private final byte[] buffer = new byte[64 * 1024];

	private long heard;

	SlowReader(int port) throws IOException {
		this.socket.setReceiveBufferSize(4096);
		this.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		this.socket.setSoTimeout(20_000);
		RawHttp.write(this.socket, LARGE.repeat(TIMES));
	}

	/**
	 * Reads slowly for a while, and then the rest.
	 * @param slowly for how long
	 * @return whether all was to be had; else the service has ended the connection
	 */
	boolean readsAll(Duration slowly) throws IOException, InterruptedException {
		long end = System.nanoTime() + slowly.toNanos();
		while (System.nanoTime() - end < 0) {
			hear(100);
			Thread.sleep(100);
		}
		while (this.heard < ALL && hear(this.buffer.length) > 0) {
			// Goes on.
		}
		return this.heard >= ALL;
	}

	int hear(int most) throws IOException {
		try {
			int count = this.socket.getInputStream().read(this.buffer, 0, most);
			this.heard += Math.max(0, count);
			return count;
		}
		catch (SocketException ex) {
			return -1;
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
