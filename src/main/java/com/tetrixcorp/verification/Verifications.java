package com.tetrixcorp.verification;

import java.util.function.Supplier;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import com.tetrixcorp.site.Unavailable;

/**
 * The use case, in two halves: a code goes out, and a code comes back. The code is ours
 * whoever sends it, so it verifies also while its carrier is down; without the database
 * nothing does.
 */
final class Verifications implements PhoneVerification {

	private final CodeSending sending;

	private final CodeChecking checking;

	Verifications(CodeSending sending, CodeChecking checking) {
		this.sending = sending;
		this.checking = checking;
	}

	@Override
	public PendingVerification initiate(Wish wish) {
		return withDatabase(() -> this.sending.initiate(wish));
	}

	@Override
	public PendingVerification resend(String verificationId, String client) {
		return withDatabase(() -> this.sending.resend(verificationId, client));
	}

	@Override
	public CodeCheck verify(Guess guess) {
		return withDatabase(() -> this.checking.verify(guess));
	}

	@Override
	public VerificationState state(String verificationId) {
		return withDatabase(() -> this.checking.state(verificationId));
	}

	private static <T> T withDatabase(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (DataAccessException | TransactionException ex) {
			throw new Unavailable(ex);
		}
	}

}
