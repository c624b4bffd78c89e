package com.tetrixcorp.alert;

import java.time.Duration;

import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import com.tetrixcorp.status.incident.Impact;
import com.tetrixcorp.status.incident.IncidentChanged;

/**
 * Writes what is to be told of an incident, in the transaction that changes it: the
 * message is there exactly if the change is.
 */
final class AlertRecorder {

	private final Outbox outbox;

	private final AlertProperties properties;

	private final Runnable written;

	AlertRecorder(Outbox outbox, AlertProperties properties, Runnable written) {
		this.outbox = outbox;
		this.properties = properties;
		this.written = written;
	}

	@EventListener
	void changed(IncidentChanged event) {
		switch (event.change()) {
			case OPENED -> opened(event);
			case WORSENED -> worsened(event);
			case CLOSED -> closed(event);
			case REOPENED -> reopened(event);
		}
		afterCommit();
	}

	private void opened(IncidentChanged event) {
		boolean atOnce = event.impact() == Impact.CRITICAL_LOST;
		add(event, "opened", Kind.OPENED, atOnce ? Duration.ZERO : this.properties.settle());
	}

	private void worsened(IncidentChanged event) {
		if (event.impact() == Impact.CRITICAL_LOST) {
			this.outbox.hasten(Entry.subject(event.incident()) + "/opened");
		}
		add(event, "worsened/" + event.impact().wireName(), Kind.WORSENED, Duration.ZERO);
	}

	private void closed(IncidentChanged event) {
		if (event.flaps() == 0) {
			add(event, "recovered", Kind.RECOVERED, Duration.ZERO);
		}
		else {
			add(event, "stable/" + event.flaps(), Kind.STABLE, this.properties.stable());
		}
	}

	private void reopened(IncidentChanged event) {
		this.outbox.withdraw(Entry.subject(event.incident()), Kind.STABLE);
		add(event, "flapping", Kind.FLAPPING, Duration.ZERO);
	}

	private void add(IncidentChanged event, String name, Kind kind, Duration delay) {
		this.outbox.add(Entry.incident(event.incident(), name, kind, delay));
	}

	private void afterCommit() {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				AlertRecorder.this.written.run();
			}

		});
	}

}
