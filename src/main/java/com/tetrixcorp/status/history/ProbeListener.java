package com.tetrixcorp.status.history;

import org.springframework.context.event.EventListener;

import com.tetrixcorp.health.ProbeFinished;

/**
 * Takes what probes found, from the thread of their events: only into memory.
 */
final class ProbeListener {

	private final ResultBuffer buffer;

	private final Runnable changed;

	/**
	 * Creates one.
	 * @param buffer where results wait
	 * @param changed is told when a check has changed its state; must not block
	 */
	ProbeListener(ResultBuffer buffer, Runnable changed) {
		this.buffer = buffer;
		this.changed = changed;
	}

	@EventListener
	void finished(ProbeFinished event) {
		this.buffer.add(event);
		if (event.before() != event.after()) {
			this.changed.run();
		}
	}

}
