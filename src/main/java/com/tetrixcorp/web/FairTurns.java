package com.tetrixcorp.web;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import jakarta.servlet.ServletException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Lets others have their turn. Tomcat goes on with a connection as long as its next
 * request is there already, and nobody takes a virtual thread off its processor: where
 * there is only one, whoever asks fast enough would keep it from everybody else, the
 * platform's probe included. So one answer in some is followed by a pause, after which
 * the thread queues behind those that came meanwhile.
 */
final class FairTurns extends ValveBase implements AccessLog {

	private static final int MOST_IN_A_ROW = 32;

	private final AtomicInteger answers = new AtomicInteger();

	FairTurns() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		getNext().invoke(request, response);
	}

	/** Called when all of the answer has left. */
	@Override
	public void log(Request request, Response response, long nanos) {
		if (this.answers.incrementAndGet() % MOST_IN_A_ROW == 0) {
			// Not yield: those that yield are served before those that come.
			LockSupport.parkNanos(1);
		}
	}

	@Override
	public void setRequestAttributesEnabled(boolean enabled) {
		// Reads none.
	}

	@Override
	public boolean getRequestAttributesEnabled() {
		return false;
	}

}
