package com.tetrixcorp.staff;

import java.util.function.Function;
import java.util.function.Supplier;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.server.ResponseStatusException;

import com.tetrixcorp.site.Unavailable;

/**
 * Does what staff ask for, and writes that down in the same transaction: nothing is done,
 * or read, of which the log does not know. What could not be done is written down as
 * that; only what the database does not let be written is not.
 */
final class AuditedActions {

	private static final String DONE = "done";

	private final AuditLog log;

	private final TransactionTemplate transactions;

	AuditedActions(AuditLog log, TransactionTemplate transactions) {
		this.log = log;
		this.transactions = transactions;
	}

	<T> T run(StaffMember who, Action action, Supplier<T> work) {
		return run(who, action, work, (result) -> action);
	}

	/**
	 * The same where only the result tells what it was done on.
	 * @param <T> the type of the result
	 * @param who who does it
	 * @param action what, if it fails
	 * @param work does it
	 * @param done what was done
	 * @return the result
	 */
	<T> T run(StaffMember who, Action action, Supplier<T> work, Function<T, Action> done) {
		try {
			return inTransaction(() -> {
				T result = work.get();
				this.log.add(who, done.apply(result), DONE);
				return result;
			});
		}
		catch (Unavailable ex) {
			throw ex;
		}
		catch (ResponseStatusException ex) {
			throw refused(who, action, ex);
		}
		catch (IllegalArgumentException ex) {
			throw refused(who, action,
					new ResponseStatusException(HttpStatus.BAD_REQUEST, ex.getMessage() + ". Nothing was done."));
		}
		catch (DataAccessException | TransactionException ex) {
			throw new Unavailable(ex);
		}
	}

	// What it had begun to do is undone.
	private ResponseStatusException refused(StaffMember who, Action action, ResponseStatusException ex) {
		try {
			inTransaction(() -> {
				this.log.add(who, action, outcome(ex.getStatusCode().value()));
				return DONE;
			});
			return ex;
		}
		catch (DataAccessException | TransactionException unwritten) {
			return new Unavailable(unwritten);
		}
	}

	private static String outcome(int status) {
		return switch (status) {
			case 400 -> "refused";
			case 404 -> "not found";
			case 409 -> "conflict";
			default -> "failed";
		};
	}

	private <T> T inTransaction(Supplier<T> work) {
		T result = this.transactions.execute((status) -> work.get());
		if (result == null) {
			throw new IllegalStateException("Nothing came of it");
		}
		return result;
	}

}
