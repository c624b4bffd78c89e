package com.tetrixcorp.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

import org.springframework.transaction.support.TransactionOperations;

import com.tetrixcorp.verification.VerificationRefused.Reason;

/**
 * Sends codes: the first one of a verification, and further ones. Everything that can be
 * said without a carrier is said before one is asked, and a code is stored before it is
 * sent.
 */
final class CodeSending {

	private final VerificationProperties properties;

	private final Vault vault;

	private final VerificationStore store;

	private final Allowances allowances;

	private final Dispatch dispatch;

	private final Delivery delivery;

	private final TokenDesk tokens;

	private final TransactionOperations transactions;

	CodeSending(VerificationProperties properties, Vault vault, VerificationStore store, Allowances allowances,
			Dispatch dispatch, Delivery delivery, TokenDesk tokens, TransactionOperations transactions) {
		this.properties = properties;
		this.vault = vault;
		this.store = store;
		this.allowances = allowances;
		this.dispatch = dispatch;
		this.delivery = delivery;
		this.tokens = tokens;
		this.transactions = transactions;
	}

	PendingVerification initiate(Wish wish) {
		this.tokens.open();
		String audience = this.tokens.audience(wish.audience());
		PhoneNumber number = this.vault.numbers().read(wish.phoneNumber());
		requireCarrier(wish.channel());
		return this.delivery.send(stored(() -> {
			Draft draft = draft(this.vault.codes().newId(), wish.client(), number);
			return new StoredDraft(draft, number,
					this.store.create(draft.id(), this.vault.sealed().seal(draft.id(), number.e164()), wish.channel(),
							audience, draft.hash(), this.properties.validity()),
					null);
		}));
	}

	PendingVerification resend(String verificationId, String client) {
		this.tokens.open();
		UUID id = Vault.id(verificationId).orElseThrow(Vault::unknown);
		return this.delivery.send(stored(() -> {
			// Whoever asks at the same time comes after this one, and so do guesses.
			StoredVerification seen = this.store.lock(id).orElseThrow(Vault::unknown);
			PhoneNumber number = this.vault.numberOf(seen).orElseThrow(Vault::unknown);
			requireTime(seen);
			requireCarrier(seen.channel());
			// Its country may not be served any more.
			this.vault.numbers().read(number.e164());
			Draft draft = draft(id, client, number);
			return new StoredDraft(draft, number, this.store.renew(id, draft.hash(), this.properties.validity()), seen);
		}));
	}

	// What is not stored uses nothing up of what may be sent.
	private StoredDraft stored(Supplier<StoredDraft> work) {
		return Objects.requireNonNull(this.transactions.execute((transaction) -> work.get()));
	}

	private void requireCarrier(Channel channel) {
		if (!this.dispatch.canSend(channel)) {
			throw new VerificationRefused(Reason.NOT_CONFIGURED, NotSetUp.RETRY);
		}
	}

	private void requireTime(StoredVerification seen) {
		Instant next = seen.resendAfter(this.properties.resend());
		if (seen.verifiedAt() != null) {
			throw new VerificationRefused(Reason.OVER);
		}
		if (this.properties.resend().isOver(seen.sends())) {
			Duration wait = Duration.between(seen.readAt(), next);
			throw new VerificationRefused(Reason.OVER, (wait.isNegative() || wait.isZero()) ? null : wait);
		}
		if (seen.readAt().isBefore(next)) {
			throw new VerificationRefused(Reason.TOO_SOON, Duration.between(seen.readAt(), next));
		}
	}

	private Draft draft(UUID id, String client, PhoneNumber number) {
		boolean allowed = this.allowances.take(client, number);
		String code = this.vault.codes().newCode();
		byte[] hash = allowed ? this.vault.codes().hash(id, code) : this.vault.codes().hashOfNone();
		return new Draft(id, code, hash, allowed);
	}

}
