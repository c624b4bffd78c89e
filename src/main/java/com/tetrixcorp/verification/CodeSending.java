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

	private final TokenDesk tokens;

	private final TransactionOperations transactions;

	CodeSending(VerificationProperties properties, Vault vault, VerificationStore store, Allowances allowances,
			Dispatch dispatch, TokenDesk tokens, TransactionOperations transactions) {
		this.properties = properties;
		this.vault = vault;
		this.store = store;
		this.allowances = allowances;
		this.dispatch = dispatch;
		this.tokens = tokens;
		this.transactions = transactions;
	}

	PendingVerification initiate(Wish wish) {
		this.tokens.open();
		String audience = this.tokens.audience(wish.audience());
		PhoneNumber number = this.vault.numbers().read(wish.phoneNumber());
		requireCarrier(wish.channel());
		return send(stored(() -> {
			Draft draft = draft(this.vault.codes().newId(), wish.client(), number);
			return new Stored(draft, this.store.create(draft.id(), this.vault.sealed().seal(draft.id(), number.e164()),
					wish.channel(), audience, draft.hash(), this.properties.validity()));
		}), number);
	}

	PendingVerification resend(String verificationId, String client) {
		this.tokens.open();
		StoredVerification seen = Vault.id(verificationId).flatMap(this.store::find).orElseThrow(Vault::unknown);
		PhoneNumber number = this.vault.numberOf(seen).orElseThrow(Vault::unknown);
		requireTime(seen);
		requireCarrier(seen.channel());
		// Its country may not be served any more.
		this.vault.numbers().read(number.e164());
		return send(stored(() -> {
			Draft draft = draft(seen.id(), client, number);
			return new Stored(draft, this.store.renew(seen, draft.hash(), this.properties.validity())
				// Somebody else asked at the same time.
				.orElseThrow(() -> new VerificationRefused(Reason.TOO_SOON, this.properties.resend().pauses().get(0))));
		}), number);
	}

	// What is not stored uses nothing up of what may be sent.
	private Stored stored(Supplier<Stored> work) {
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

	private PendingVerification send(Stored prepared, PhoneNumber number) {
		Draft draft = prepared.draft();
		StoredVerification stored = prepared.row();
		UUID reference = this.vault.codes().newId();
		SendOutcome outcome = draft.allowed()
				? this.dispatch.send(draft.id(), message(reference, draft, stored, number))
				: this.dispatch.pretend(draft.id(), reference);
		return switch (outcome) {
			case ACCEPTED -> stored.shown(number, this.properties.resend());
			case NUMBER_REFUSED -> throw new VerificationRefused(Reason.NUMBER_UNREACHABLE);
			default -> throw new VerificationRefused(Reason.NOT_SENT, whenToRetry(stored));
		};
	}

	// Not before another code may be asked for: a wait that is over must be of use.
	private Duration whenToRetry(StoredVerification stored) {
		Duration wait = Duration.between(stored.readAt(), stored.resendAfter(this.properties.resend()));
		return (wait.compareTo(this.properties.retry()) > 0) ? wait : this.properties.retry();
	}

	private CodeMessage message(UUID reference, Draft draft, StoredVerification stored, PhoneNumber number) {
		String text = MessageText.of(draft.code(), this.properties.validity(), this.properties.audiences().get(0));
		return new CodeMessage(reference, number.e164(), stored.channel(), draft.code(), text,
				this.properties.validity());
	}

	/**
	 * A code that is not sent yet.
	 *
	 * @param id its verification
	 * @param code the code
	 * @param hash what is stored of it
	 * @param allowed whether it may be sent; if not, nothing fits the hash
	 */
	private record Draft(UUID id, String code, byte[] hash, boolean allowed) {

		@Override
		public String toString() {
			return "Draft[id=" + this.id + "]";
		}

	}

	/**
	 * A code that is stored.
	 *
	 * @param draft the code
	 * @param row its verification
	 */
	private record Stored(Draft draft, StoredVerification row) {

	}

}
