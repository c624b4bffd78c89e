package com.tetrixcorp.alert;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What the outbox does not know yet, since its database is gone: written down in order,
 * as soon as it can be. Used by one thread only.
 */
final class OwedWords {

	private final Deque<Runnable> words = new ArrayDeque<>();

	private final Runnable written;

	private final Consumer<Runnable> later;

	/**
	 * Creates one that owes nothing.
	 * @param written is told when all of it is written down
	 * @param later does something again on the same thread, after a while
	 */
	OwedWords(Runnable written, Consumer<Runnable> later) {
		this.written = written;
		this.later = later;
	}

	void add(Runnable word) {
		this.words.add(word);
		if (this.words.size() == 1) {
			writeDown();
		}
	}

	private void writeDown() {
		try {
			for (Runnable word = this.words.peek(); word != null; word = this.words.peek()) {
				word.run();
				this.words.remove();
			}
			this.written.run();
		}
		catch (DataAccessException | TransactionException ex) {
			this.later.accept(this::writeDown);
		}
	}

}
