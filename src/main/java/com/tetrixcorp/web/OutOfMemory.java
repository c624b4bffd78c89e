package com.tetrixcorp.web;

import java.util.function.IntConsumer;

import org.springframework.beans.factory.annotation.Autowired;

/**
 * Ends the process when memory ran out within a request: nothing that runs on after that
 * can be trusted, and the platform starts a new instance within seconds. Whoever starts
 * the JVM should say {@code -XX:+ExitOnOutOfMemoryError} as well; this holds without it.
 */
final class OutOfMemory {

	/** The exit code of the JVM's own option for the same. */
	static final int EXIT_CODE = 3;

	private final IntConsumer halt;

	@Autowired
	OutOfMemory() {
		// Not exit(): shutdown hooks need memory.
		this((code) -> Runtime.getRuntime().halt(code));
	}

	OutOfMemory(IntConsumer halt) {
		this.halt = halt;
	}

	void endProcessIfCausing(Throwable failure) {
		if (NestedExceptions.contains(failure, OutOfMemoryError.class)) {
			endProcess();
		}
	}

	private void endProcess() {
		try {
			System.err.println("Out of memory: the process ends");
		}
		finally {
			this.halt.accept(EXIT_CODE);
		}
	}

}
