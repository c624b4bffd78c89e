package com.tetrixcorp.contact;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A message as it was sent: personal data, as text. Whoever shows it escapes it.
 *
 * @param id the name by which it is known, also to its sender
 * @param receivedAt when it was stored, by the database's clock
 * @param name whose it is, in any script
 * @param email where an answer goes
 * @param message what is written, with its line breaks
 * @param doneAt when somebody had taken care of it; {@code null} while nobody has
 */
public record ContactMessage(UUID id, Instant receivedAt, String name, String email, String message,
		@Nullable Instant doneAt) {

	public ContactState state() {
		return (this.doneAt != null) ? ContactState.DONE : ContactState.OPEN;
	}

	/** Shows nothing of a person. */
	@Override
	public String toString() {
		return "ContactMessage[" + this.id + ", " + state() + "]";
	}

}
