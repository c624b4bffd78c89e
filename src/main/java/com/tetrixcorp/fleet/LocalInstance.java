package com.tetrixcorp.fleet;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

import com.tetrixcorp.health.InstanceLife;

/**
 * The life of this instance: starting, ready, draining; never back.
 */
final class LocalInstance implements InstanceLife {

	private volatile boolean started;

	private volatile boolean draining;

	@EventListener(ApplicationReadyEvent.class)
	void started() {
		this.started = true;
	}

	void drain() {
		this.draining = true;
	}

	@Override
	public boolean ready() {
		return this.started && !this.draining;
	}

	@Override
	public boolean draining() {
		return this.draining;
	}

	/** One instance knows only of itself. */
	@Override
	public int replicas() {
		return 1;
	}

}
