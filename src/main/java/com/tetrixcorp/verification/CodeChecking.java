package com.tetrixcorp.verification;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes codes back. An attempt is counted before its code is compared, and the right code
 * is used up together with the token that is made for it.
 */
final class CodeChecking {

	private final VerificationProperties properties;

	private final Vault vault;

	private final VerificationStore store;

	private final TokenDesk tokens;

	private final TransactionOperations transactions;

	private final VerificationMetrics metrics;

	CodeChecking(VerificationProperties properties, Vault vault, VerificationStore store, TokenDesk tokens,
			TransactionOperations transactions, VerificationMetrics metrics) {
		this.properties = properties;
		this.vault = vault;
		this.store = store;
		this.tokens = tokens;
		this.transactions = transactions;
		this.metrics = metrics;
	}

	CodeCheck verify(Guess guess) {
		VerificationTokens maker = this.tokens.open();
		String code = Codes.read(guess.code());
		return Vault.id(guess.verificationId())
			.filter(this::isForSomebodyServed)
			.flatMap((id) -> this.store.countAttempt(id, this.properties.attempts()))
			.map((counted) -> compared(counted, code, guess.phoneNumber(), maker))
			.orElseGet(() -> CodeCheck.wrong(0));
	}

	// Before an attempt is counted: what cannot be compared here costs nobody one.
	private boolean isForSomebodyServed(UUID id) {
		Optional<StoredVerification> stored = this.store.find(id);
		stored.map(StoredVerification::audience).ifPresent(this.tokens::requireAudience);
		return stored.isPresent();
	}

	private CodeCheck compared(StoredVerification counted, String code, @Nullable String named,
			VerificationTokens maker) {
		CodeCheck check = compare(counted, code, named, maker);
		this.metrics.compared(check.verified());
		return check;
	}

	VerificationState state(String verificationId) {
		StoredVerification stored = Vault.id(verificationId).flatMap(this.store::find).orElseThrow(Vault::unknown);
		PhoneNumber number = this.vault.numberOf(stored).orElseThrow(Vault::unknown);
		VerificationState.Status status = stored.status(this.properties.attempts());
		int left = (status == VerificationState.Status.PENDING) ? left(stored) : 0;
		return new VerificationState(stored.shown(number, this.properties.resend()), status, left);
	}

	private CodeCheck compare(StoredVerification counted, String code, @Nullable String named,
			VerificationTokens maker) {
		Optional<PhoneNumber> number = this.vault.numberOf(counted);
		boolean right = this.vault.codes().matches(counted.codeHash(), counted.id(), code);
		if (!right || number.isEmpty() || !fits(named, number.get())) {
			return CodeCheck.wrong(left(counted));
		}
		return redeem(counted, number.get(), maker).map(CodeCheck::right).orElseGet(() -> CodeCheck.wrong(0));
	}

	// If no token can be made, the code is still good.
	private Optional<String> redeem(StoredVerification counted, PhoneNumber number, VerificationTokens maker) {
		return Optional.ofNullable(this.transactions.execute((transaction) -> this.store.redeem(counted)
			.map((moment) -> maker.issue(new VerifiedNumber(number.e164(), counted.id(), moment), counted.audience()))
			.orElse(null)));
	}

	private int left(StoredVerification counted) {
		return Math.max(0, this.properties.attempts() - counted.attempts());
	}

	private boolean fits(@Nullable String named, PhoneNumber number) {
		if (named == null || named.isBlank()) {
			return true;
		}
		try {
			return this.vault.numbers().known(named.strip()).e164().equals(number.e164());
		}
		catch (VerificationRefused ex) {
			return false;
		}
	}

}
