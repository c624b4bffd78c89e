package com.tetrixcorp.verification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import com.tetrixcorp.verification.SendLog.Attempt;

/**
 * Has a message sent by the first carrier that takes it, and writes down who was asked.
 */
final class Dispatch {

	private static final Logger logger = LoggerFactory.getLogger(Dispatch.class);

	private final List<Carrier> carriers;

	private final SendLog log;

	private final VerificationMetrics metrics;

	private final Disguise disguise;

	Dispatch(List<Carrier> carriers, SendLog log, VerificationMetrics metrics, Disguise disguise) {
		this.carriers = carriers;
		this.log = log;
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
	 * @return what came of it
	 */
	DispatchResult send(UUID id, CodeMessage message) {
		List<SendOutcome> outcomes = new ArrayList<>();
		List<Attempt> attempts = new ArrayList<>();
		for (Carrier carrier : Routes.of(this.carriers, message.channel())) {
			long asked = System.nanoTime();
			SendOutcome outcome = carrier.send(message);
			attempts.add(new Attempt(carrier.name(), outcome.wireName(), since(asked)));
			outcomes.add(outcome);
			if (!outcome.leavesItToTheNext()) {
				break;
			}
		}
		note(id, message.reference(), attempts);
		return DispatchResult.of(outcomes);
	}

	/**
	 * Sends nothing, and lets nobody see that from outside.
	 * @param id the verification whose number has been sent enough
	 * @param reference the name that a message would have had
	 * @param channel how it would have been sent
	 * @return what came of another message not long ago
	 */
	DispatchResult pretend(UUID id, UUID reference, Channel channel) {
		// As the one that is replayed was written down, beside the time that it took.
		note(id, reference, List.of(new Attempt("none", "withheld", Duration.ZERO)));
		return this.disguise.replay(channel);
	}

	// A message that is on its way is not made undone because this could not be written.
	private void note(UUID id, UUID reference, List<Attempt> attempts) {
		attempts.forEach(this.metrics::asked);
		try {
			this.log.record(id, reference, attempts);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("A send was not recorded: {}", ex.getClass().getSimpleName());
		}
	}

	private static Duration since(long nanos) {
		return Duration.ofNanos(System.nanoTime() - nanos);
	}

}
