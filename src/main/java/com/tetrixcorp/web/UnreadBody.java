package com.tetrixcorp.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.ServletException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Reads what is left of a refused body for a while, since a connection that is closed
 * before would take the answer with it, and ends the connection then. The container would
 * read on for as long as a byte comes now and then, and each such sender would hold a
 * thread and the memory of a request.
 */
final class UnreadBody extends ValveBase implements AccessLog {

	/** As much as {@code server.tomcat.max-swallow-size}. */
	private static final int BYTES = 128 * 1024;

	/** Looked at after each read, which may take the connection's own time-out more. */
	private static final Duration TIME = Duration.ofSeconds(2);

	private final BodyRoom room;

	UnreadBody(BodyRoom room) {
		super(true);
		this.room = room;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		getNext().invoke(request, response);
	}

	/** Called when all of the answer has left, or when the container itself refuses. */
	@Override
	public void log(Request request, Response response, long nanos) {
		org.apache.coyote.Request raw = request.getCoyoteRequest();
		if (!isRead(raw) && !(isComing(raw, response) && readOn(raw))) {
			// Ends the connection too: nothing of the rest is ever taken for a request.
			raw.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		}
	}

	private static boolean isRead(org.apache.coyote.Request request) {
		AtomicBoolean read = new AtomicBoolean();
		request.action(ActionCode.REQUEST_BODY_FULLY_READ, read);
		return read.get();
	}

	// Whoever waits for "100 Continue" sends nothing after a refusal.
	private static boolean isComing(org.apache.coyote.Request request, Response response) {
		return response.isCommitted() && !request.hasExpectation();
	}

	private boolean readOn(org.apache.coyote.Request request) {
		if (!this.room.enter()) {
			return false;
		}
		try {
			return readOn(request, System.nanoTime() + TIME.toNanos());
		}
		catch (IOException ex) {
			return false;
		}
		finally {
			this.room.leave();
		}
	}

	private static boolean readOn(org.apache.coyote.Request request, long deadline) throws IOException {
		Piece piece = new Piece();
		int left = BYTES;
		while (left > 0 && System.nanoTime() - deadline < 0) {
			int count = request.doRead(piece);
			if (count < 0) {
				return true;
			}
			left -= count;
		}
		return false;
	}

	@Override
	public void setRequestAttributesEnabled(boolean enabled) {
		// Reads none.
	}

	@Override
	public boolean getRequestAttributesEnabled() {
		return false;
	}

	/** What was read, which nobody looks at. */
	private static final class Piece implements ApplicationBufferHandler {

		private ByteBuffer buffer = ByteBuffer.allocate(0);

		@Override
		public void setByteBuffer(ByteBuffer buffer) {
			this.buffer = buffer;
		}

		@Override
		public ByteBuffer getByteBuffer() {
			return this.buffer;
		}

		@Override
		public void expand(int size) {
			// The container brings its own.
		}

	}

}
