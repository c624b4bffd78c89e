package com.tetrixcorp.status.incident;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs something when others can see what was written: after the transaction that goes
 * on, or at once where there is none.
 */
final class AfterCommit {

	private AfterCommit() {
	}

	static void run(Runnable task) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			task.run();
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				task.run();
			}

		});
	}

}
