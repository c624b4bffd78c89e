package com.tetrixcorp.contact;

import java.time.Instant;
import java.util.UUID;

import com.tetrixcorp.limit.Refusal;

/**
 * What became of a draft that has no flaw.
 */
sealed interface Receipt {

	/**
	 * It is in the database, since now or since it was sent before.
	 *
	 * @param id the name by which it is known
	 * @param receivedAt when it was stored
	 */
	record Stored(UUID id, Instant receivedAt) implements Receipt {

	}

	/**
	 * It is one too many, and was not stored.
	 *
	 * @param refusal which limit, and until when
	 */
	record TooMany(Refusal refusal) implements Receipt {

	}

	/** Its key was used for another message before; this one was not stored. */
	record KeyTaken() implements Receipt {

	}

}
