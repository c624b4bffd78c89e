package com.tetrixcorp.fleet;

import org.jspecify.annotations.Nullable;

/**
 * Looks for what is behind a failure.
 */
public final class Causes {

	/** Causes can form a circle. */
	private static final int DEEPEST = 16;

	private Causes() {
	}

	/**
	 * Whether a failure is, or was caused by, one of a type.
	 * @param failure what was thrown
	 * @param type what is looked for
	 * @return whether it is in the chain of causes
	 */
	public static boolean contains(Throwable failure, Class<? extends Throwable> type) {
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
