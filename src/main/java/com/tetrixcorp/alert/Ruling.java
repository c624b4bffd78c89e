package com.tetrixcorp.alert;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.incident.Impact;

/**
 * What is to be done with a message that is due.
 *
 * @param action what
 * @param message what is sent, if it is
 * @param told the impact that the receiver knows of afterwards
 * @param pause how long it waits, if it does
 */
record Ruling(Action action, @Nullable Message message, @Nullable Impact told, Duration pause) {

	static Ruling send(Message message) {
		return new Ruling(Action.SEND, message, null, Duration.ZERO);
	}

	static Ruling send(Message message, Impact told) {
		return new Ruling(Action.SEND, message, told, Duration.ZERO);
	}

	static Ruling needless() {
		return new Ruling(Action.NEEDLESS, null, null, Duration.ZERO);
	}

	static Ruling needless(Impact told) {
		return new Ruling(Action.NEEDLESS, null, told, Duration.ZERO);
	}

	static Ruling later(Duration pause) {
		return new Ruling(Action.LATER, null, null, pause);
	}

	/**
	 * What can be done with a message.
	 */
	enum Action {

		/** Sent now. */
		SEND,

		/** Never sent: its receiver knows, or it is not true any more. */
		NEEDLESS,

		/** Looked at again later. */
		LATER

	}

}
