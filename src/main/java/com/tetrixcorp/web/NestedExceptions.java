package com.tetrixcorp.web;

import org.jspecify.annotations.Nullable;

/**
 * Looks for what is behind a failure.
 */
final class NestedExceptions {

	/** Causes can form a circle. */
	private static final int DEEPEST = 16;

	private NestedExceptions() {
	}

	static boolean contains(Throwable failure, Class<? extends Throwable> type) {
		@Nullable Throwable cause = failure;
		for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
			if (type.isInstance(cause)) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

}
