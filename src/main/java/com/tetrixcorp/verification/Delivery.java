package com.tetrixcorp.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.springframework.transaction.support.TransactionOperations;

import com.tetrixcorp.verification.VerificationRefused.Reason;

/**
 * Brings a stored code on its way, and says what came of that. What was certainly not
 * sent is undone: an outage takes neither the code that somebody has already, nor what
 * may be sent later.
 */
final class Delivery {

	private final VerificationProperties properties;

	private final Codes codes;

	private final VerificationStore store;

	private final Allowances allowances;

	private final Dispatch dispatch;

	private final TransactionOperations transactions;

	Delivery(VerificationProperties properties, Codes codes, VerificationStore store, Allowances allowances,
			Dispatch dispatch, TransactionOperations transactions) {
		this.properties = properties;
		this.codes = codes;
		this.store = store;
		this.allowances = allowances;
		this.dispatch = dispatch;
		this.transactions = transactions;
	}

	/**
	 * Sends a code, or nothing if it may not be.
	 * @param stored the code
	 * @return what its owner is told
	 * @throws VerificationRefused if no carrier took it
	 */
	PendingVerification send(StoredDraft stored) {
		StoredVerification row = stored.row();
		long begun = System.nanoTime();
		return switch (dispatched(stored)) {
			case SENT -> row.shown(stored.number(), this.properties.resend());
			case UNCONFIRMED -> throw new VerificationRefused(Reason.NOT_CONFIRMED, untilAnother(row, begun), row.id());
			case NUMBER_REFUSED -> {
				undo(stored);
				throw new VerificationRefused(Reason.NUMBER_UNREACHABLE);
			}
			case NOT_SENT -> {
				undo(stored);
				throw new VerificationRefused(Reason.NOT_SENT, this.properties.retry());
			}
		};
	}

	private DispatchResult dispatched(StoredDraft stored) {
		UUID reference = this.codes.newId();
		return stored.draft().allowed() ? this.dispatch.send(stored.row().id(), message(reference, stored))
				: this.dispatch.pretend(stored.row().id(), reference, stored.row().channel());
	}

	private CodeMessage message(UUID reference, StoredDraft stored) {
		String code = stored.draft().code();
		String text = MessageText.of(code, this.properties.validity(), this.properties.audiences().get(0));
		return new CodeMessage(reference, stored.number().e164(), stored.row().channel(), code, text,
				this.properties.validity());
	}

	private Duration untilAnother(StoredVerification row, long begun) {
		return Duration.between(row.readAt(), row.resendAfter(this.properties.resend()))
			.minusNanos(System.nanoTime() - begun);
	}

	private void undo(StoredDraft stored) {
		this.transactions.executeWithoutResult((transaction) -> {
			// The row first, as whoever sends another code does.
			StoredVerification before = stored.before();
			boolean undone = before == null || this.store.restore(before, stored.draft().hash());
			// It was read in the transaction in which the uses were taken. Where none
			// were, the same is done to no effect, so that it takes as long.
			boolean taken = undone && stored.draft().allowed();
			this.allowances.giveBack(stored.number(), taken ? stored.row().readAt() : Instant.EPOCH);
		});
	}

}
