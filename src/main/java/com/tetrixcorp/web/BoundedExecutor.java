package com.tetrixcorp.web;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Hands work on to another executor, but only so much of it at once; the rest waits for
 * its turn, first come, first served. Never makes the caller wait and never refuses.
 */
final class BoundedExecutor implements Executor {

	private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

	private final Executor workers;

	private final Semaphore room;

	BoundedExecutor(Executor workers, int atOnce) {
		this.workers = workers;
		this.room = new Semaphore(atOnce);
	}

	@Override
	public void execute(Runnable work) {
		this.waiting.add(work);
		startWaiting();
	}

	int waiting() {
		return this.waiting.size();
	}

	// Whoever leaves makes room first and looks then; whoever comes queues first and
	// looks then: one of the two sees the other.
	private void startWaiting() {
		while (!this.waiting.isEmpty() && this.room.tryAcquire()) {
			Runnable next = this.waiting.poll();
			if (next == null) {
				this.room.release();
			}
			else {
				start(next);
			}
		}
	}

	private void start(Runnable work) {
		try {
			this.workers.execute(() -> runAndLeave(work));
		}
		catch (RuntimeException | Error ex) {
			this.room.release();
			throw ex;
		}
	}

	private void runAndLeave(Runnable work) {
		try {
			work.run();
		}
		finally {
			this.room.release();
			startWaiting();
		}
	}

}
