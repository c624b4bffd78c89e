package com.tetrixcorp.health;

import java.util.concurrent.ThreadFactory;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Names threads, so that a thread dump reads as a story; none of them keeps the process
 * alive.
 */
final class Threads {

	private Threads() {
	}

	static ThreadFactory named(String prefix) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix + "-");
		factory.setDaemon(true);
		return factory;
	}

}
