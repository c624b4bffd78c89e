package com.tetrixcorp.fleet;

import java.util.function.IntConsumer;

/**
 * Ends the process when memory ran out, in a request or in the background: nothing that
 * runs on after that can be trusted, and the platform starts a new instance within
 * seconds. Whoever starts the JVM should say {@code -XX:+ExitOnOutOfMemoryError} as well;
 * this holds without it.
 */
public final class OutOfMemory {

	/** The exit code of the JVM's own option for the same. */
	public static final int EXIT_CODE = 3;

	private static final long LOG_PATIENCE_MILLIS = 500;

	private final IntConsumer halt;

	OutOfMemory() {
		// Not exit(): shutdown hooks need memory.
		this((code) -> Runtime.getRuntime().halt(code));
	}

	/**
	 * Creates one that ends something else, for tests.
	 * @param halt takes the exit code
	 */
	public OutOfMemory(IntConsumer halt) {
		this.halt = halt;
	}

	/**
	 * Ends the process if memory ran out.
	 * @param failure what was thrown, perhaps with the error among its causes
	 */
	public void endProcessIfCausing(Throwable failure) {
		if (Causes.contains(failure, OutOfMemoryError.class)) {
			endProcess();
		}
	}

	// The word is said by another thread: should nobody read it, the process ends all the
	// same.
	private void endProcess() {
		try {
			Thread word = new Thread(() -> System.err.println("Out of memory: the process ends"), "out-of-memory");
			word.setDaemon(true);
			word.start();
			word.join(LOG_PATIENCE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.halt.accept(EXIT_CODE);
		}
	}

}
