package com.tetrixcorp.status.history;

/**
 * Memory of health. Answers from what was read in the background: no I/O, no waiting.
 */
public interface History {

	HistorySnapshot current();

}
