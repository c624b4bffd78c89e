package com.tetrixcorp.status.history;

/**
 * Memory of health. Answers from what was read in the background: no I/O, no waiting.
 */
public interface History {

	HistorySnapshot current();

	/**
	 * Whether anything is remembered here at all.
	 * @return {@code false} without a database
	 */
	default boolean kept() {
		return true;
	}

}
