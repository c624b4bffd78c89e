package com.tetrixcorp.verification;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import com.tetrixcorp.verification.VerificationStore.Attempt;

/**
 * Has a message sent by the first carrier that takes it, and writes down who was asked.
 */
final class Dispatch {

	private static final Logger logger = LoggerFactory.getLogger(Dispatch.class);

	private final List<Carrier> carriers;

	private final VerificationStore store;

	private final VerificationMetrics metrics;

	private final Disguise disguise;

	Dispatch(List<Carrier> carriers, VerificationStore store, VerificationMetrics metrics, Disguise disguise) {
		this.carriers = carriers;
		this.store = store;
		this.metrics = metrics;
		this.disguise = disguise;
	}

	boolean canSend(Channel channel) {
		return !Routes.of(this.carriers, channel).isEmpty();
	}

	/**
	 * Sends a message.
	 * @param id its verification
	 * @param message the message
	 * @return what the last carrier that was asked made of it
	 */
	SendOutcome send(UUID id, CodeMessage message) {
		long start = System.nanoTime();
		SendOutcome outcome = SendOutcome.UNAVAILABLE;
		for (Carrier carrier : Routes.of(this.carriers, message.channel())) {
			long asked = System.nanoTime();
			outcome = carrier.send(message);
			note(id, message.reference(), new Attempt(carrier.name(), outcome.wireName(), since(asked)));
			if (!outcome.leavesItToTheNext()) {
				break;
			}
		}
		if (outcome != SendOutcome.NUMBER_REFUSED) {
			this.disguise.remember(since(start), outcome);
		}
		return outcome;
	}

	/**
	 * Sends nothing, and lets nobody see that from outside.
	 * @param id the verification whose number has been sent enough
	 * @param reference the name that a message would have had
	 * @return what came of another message not long ago
	 */
	SendOutcome pretend(UUID id, UUID reference) {
		long start = System.nanoTime();
		note(id, reference, new Attempt("none", "withheld", Duration.ZERO));
		return this.disguise.replay(since(start));
	}

	// A message that is on its way is not made undone because this could not be written.
	private void note(UUID id, UUID reference, Attempt attempt) {
		this.metrics.asked(attempt);
		try {
			this.store.record(id, reference, attempt);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("A send was not recorded: {}", ex.getClass().getSimpleName());
		}
	}

	private static Duration since(long nanos) {
		return Duration.ofNanos(System.nanoTime() - nanos);
	}

}
