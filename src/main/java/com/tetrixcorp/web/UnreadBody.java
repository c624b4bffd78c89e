package com.tetrixcorp.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Reads what is left of a refused body for a while, since a connection that is closed
 * before would take the answer with it, and ends the connection then. The container would
 * read on for as long as a byte comes now and then, and each such sender would hold a
 * thread and the memory of a request.
 */
final class UnreadBody extends AfterAnswer {

	/** As much as {@code server.tomcat.max-swallow-size}. */
	private static final int BYTES = 128 * 1024;

	/** Looked at after each read, which may take the connection's own time-out more. */
	private static final Duration TIME = Duration.ofSeconds(2);

	/**
	 * Together with those whose body is waited for (BodyLimits) fewer than are worked on.
	 */
	private static final int AT_ONCE = 40;

	private final Semaphore room = new Semaphore(AT_ONCE);

	@Override
	public void log(Request request, Response response, long nanos) {
		org.apache.coyote.Request raw = request.getCoyoteRequest();
		if (response.isCommitted() && !request.isFinished() && !readOn(raw)) {
			// Ends the connection too: nothing of the rest is ever taken for a request.
			raw.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		}
	}

	private boolean readOn(org.apache.coyote.Request request) {
		// Whoever waits for "100 Continue" sends nothing after a refusal.
		if (request.hasExpectation() || !this.room.tryAcquire()) {
			return false;
		}
		try {
			return readOn(request, System.nanoTime() + TIME.toNanos());
		}
		catch (IOException | RuntimeException ex) {
			return false;
		}
		finally {
			this.room.release();
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
