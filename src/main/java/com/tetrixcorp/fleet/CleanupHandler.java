package com.tetrixcorp.fleet;

import java.time.Duration;

/**
 * Something to tidy up when the instance leaves: run after the last request, each with a
 * deadline of its own, whatever became of the others.
 */
public interface CleanupHandler {

	/**
	 * What is tidied up.
	 * @return a noun phrase for the log
	 */
	String name();

	/**
	 * After which this handler is given up.
	 * @return a positive duration
	 */
	Duration deadline();

	/**
	 * Tidies up. Is interrupted at the deadline.
	 * @throws Exception logged; the next handler is run all the same
	 */
	void cleanUp() throws Exception;

	/**
	 * A handler made of its parts.
	 * @param name what is tidied up
	 * @param deadline after which it is given up
	 * @param action tidies up
	 * @return the handler
	 */
	static CleanupHandler of(String name, Duration deadline, AutoCloseable action) {
		return new CleanupHandler() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public Duration deadline() {
				return deadline;
			}

			@Override
			public void cleanUp() throws Exception {
				action.close();
			}

		};
	}

}
