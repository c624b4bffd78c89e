package com.tetrixcorp.status.history;

import com.tetrixcorp.health.Failures;

/**
 * A listener to transitions has thrown, so what it was told of is not written yet.
 */
class ListenerFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ListenerFailure(Throwable cause) {
		super("A listener to transitions failed", cause);
	}

	/**
	 * Whether it could not help it: the database went away under it.
	 * @return {@code false} if it would fail again
	 */
	boolean isOfTheNetwork() {
		return Failures.classify(this).isPresent();
	}

}
