package com.tetrixcorp.fleet;

import java.util.function.IntSupplier;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

import com.tetrixcorp.health.InstanceLife;

/**
 * The life of this instance: starting, ready, draining; never back.
 */
final class LocalInstance implements InstanceLife {

	private final IntSupplier alive;

	private volatile boolean started;

	private volatile boolean draining;

	LocalInstance(IntSupplier alive) {
		this.alive = alive;
	}

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

	@Override
	public int replicas() {
		return this.alive.getAsInt();
	}

}
