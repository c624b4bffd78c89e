package com.tetrixcorp.web;

import java.util.concurrent.locks.LockSupport;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;

/**
 * Lets others have their turn. Tomcat goes on with a connection as long as its next
 * request is there already, and nobody takes a virtual thread off its processor: where
 * there is only one, whoever asks fast enough would keep it from everybody else, the
 * platform's probe included. So after an answer a thread yields to those that have a
 * request to answer. Meanwhile its client's next one arrives, which saves the way through
 * the thread that waits for requests: to wake that at each answer was a third of the
 * processor at full load. But those that yield are served before those that come, so one
 * answer in some is followed by a pause instead, after which a thread queues behind them.
 */
final class FairTurns extends AfterAnswer {

	private static final int ANSWERS_PER_PAUSE = 3;

	@Override
	public void log(Request request, Response response, long nanos) {
		int answered = request.getCoyoteRequest().getRequestProcessor().getRequestCount();
		if (answered % ANSWERS_PER_PAUSE == 0) {
			LockSupport.parkNanos(1);
		}
		else {
			Thread.yield();
		}
	}

}
