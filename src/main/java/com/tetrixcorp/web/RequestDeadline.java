package com.tetrixcorp.web;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the connections of requests that take too long, whatever they wait for. The
 * container's own time-outs begin anew with each byte, so whoever sends or reads one now
 * and then would be under way for ever.
 */
final class RequestDeadline extends AfterAnswer {

	/** Where others wait for their turn. */
	private static final Duration CROWDED = Duration.ofSeconds(5);

	private static final Logger logger = LoggerFactory.getLogger(RequestDeadline.class);

	/** By the thread that works on it. */
	private final Map<Thread, Turn> underWay = new ConcurrentHashMap<>();

	private final Duration limit;

	RequestDeadline(Duration limit) {
		this.limit = limit;
	}

	void begin(SocketWrapperBase<NioChannel> connection) {
		this.underWay.put(Thread.currentThread(), new Turn(connection, System.nanoTime()));
	}

	/** The thread may go on with the connection's next request. */
	@Override
	public void log(Request request, Response response, long nanos) {
		this.underWay.computeIfPresent(Thread.currentThread(),
				(thread, turn) -> new Turn(turn.connection(), System.nanoTime()));
	}

	void end() {
		this.underWay.remove(Thread.currentThread());
	}

	void endOverdue(boolean crowded) {
		long now = System.nanoTime();
		long most = ((crowded && CROWDED.compareTo(this.limit) < 0) ? CROWDED : this.limit).toNanos();
		this.underWay.forEach((thread, turn) -> {
			if (now - turn.since() > most && this.underWay.remove(thread, turn)) {
				disconnect(turn.connection().getSocket());
			}
		});
	}

	// Not closed, which would be under the feet of the thread that works on it: that one
	// finds that there is no more to read or to write.
	private static void disconnect(NioChannel socket) {
		try {
			SocketChannel channel = socket.getIOChannel();
			channel.shutdownInput();
			channel.shutdownOutput();
			logger.info("A request took too long, its connection was ended");
		}
		catch (IOException | RuntimeException ex) {
			// Closed meanwhile. The watch goes on.
			logger.debug("The connection of a request that took too long has ended by itself", ex);
		}
	}

	private record Turn(SocketWrapperBase<NioChannel> connection, long since) {

	}

}
