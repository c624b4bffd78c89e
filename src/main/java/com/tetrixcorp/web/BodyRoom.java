package com.tetrixcorp.web;

import java.util.concurrent.Semaphore;

/**
 * Room for requests that wait for their bodies: less than for requests in all, so that
 * however many send slowly, whoever sends none is answered, the platform's probe first of
 * all.
 */
final class BodyRoom {

	private final Semaphore room;

	BodyRoom(BodyLimits limits) {
		this.room = new Semaphore(limits.atOnce());
	}

	/**
	 * Takes room for one body.
	 * @return whether there was any; whoever had it gives it back by {@link #leave()}
	 */
	boolean enter() {
		return this.room.tryAcquire();
	}

	void leave() {
		this.room.release();
	}

}
