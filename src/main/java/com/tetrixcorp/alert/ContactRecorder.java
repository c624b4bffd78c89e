package com.tetrixcorp.alert;

import java.time.Duration;

import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import com.tetrixcorp.contact.ContactReceived;

/**
 * Writes that somebody wrote to us, in the transaction that stores what was written: the
 * notice is there exactly if the message is.
 */
final class ContactRecorder {

	private final Outbox outbox;

	private final LiveMessages messages;

	private final Runnable written;

	/**
	 * A recorder.
	 * @param outbox on the data source of the transaction
	 * @param messages words the notice
	 * @param written is told after the commit
	 */
	ContactRecorder(Outbox outbox, LiveMessages messages, Runnable written) {
		this.outbox = outbox;
		this.messages = messages;
		this.written = written;
	}

	@EventListener
	void received(ContactReceived event) {
		String key = "contact/" + event.id();
		this.outbox.add(new Entry(key, Kind.CONTACT, key, StoredMessage.write(this.messages.contact(key, event.id())),
				Duration.ZERO));
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				ContactRecorder.this.written.run();
			}

		});
	}

}
