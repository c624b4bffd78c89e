package com.tetrixcorp.verification;

import java.time.Instant;
import java.util.Optional;

import org.springframework.transaction.support.TransactionOperations;

import com.tetrixcorp.limit.ClientNetwork;
import com.tetrixcorp.limit.Limits;
import com.tetrixcorp.limit.Refusal;
import com.tetrixcorp.verification.VerificationRefused.Reason;

/**
 * Decides whether a code may be sent. What the client, or all together, have used up is
 * said: it depends on nothing but themselves. What a number has used up is not.
 * <p>
 * A use counts also where no carrier confirmed the message: it may have been sent. Only
 * what was certainly not sent is given back, so that an outage uses nothing up; except to
 * the client, whose limit is about asking.
 */
final class Allowances {

	private final Limits limits;

	private final SendLimits amounts;

	private final TransactionOperations transactions;

	Allowances(Limits limits, SendLimits amounts, TransactionOperations transactions) {
		this.limits = limits;
		this.amounts = amounts;
		this.transactions = transactions;
	}

	/**
	 * Takes one code off what may be sent.
	 * @param client the network address of whoever asks
	 * @param number to where
	 * @return whether the number may be sent one; if not, nobody must know
	 */
	boolean take(String client, PhoneNumber number) {
		refuse(this.limits.take(this.amounts.ofClient(ClientNetwork.of(client))));
		boolean allowed = this.limits.take(this.amounts.ofNumber(number)).isEmpty();
		refuse(allowed ? this.limits.take(this.amounts.ofAll()) : look());
		return allowed;
	}

	/**
	 * Gives back what was taken for a code that was not sent.
	 * @param number to where
	 * @param taken a moment after it was taken, before anybody else could, by the
	 * database's clock
	 */
	void giveBack(PhoneNumber number, Instant taken) {
		// In the order in which they are taken, so that nobody waits in a circle.
		this.limits.giveBack(this.amounts.ofNumber(number), taken);
		this.limits.giveBack(this.amounts.ofAll(), taken);
	}

	// Of what all may be sent nothing is used up by a message that is not, but the answer
	// has to be the same.
	private Optional<Refusal> look() {
		Optional<Refusal> refusal = this.transactions.execute((transaction) -> {
			transaction.setRollbackOnly();
			return this.limits.take(this.amounts.ofAll());
		});
		return (refusal != null) ? refusal : Optional.empty();
	}

	private static void refuse(Optional<Refusal> refusal) {
		refusal.ifPresent((it) -> {
			throw new VerificationRefused(Reason.TOO_MANY, it.retryAfter());
		});
	}

}
