package com.tetrixcorp.contact;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import com.tetrixcorp.limit.ClientNetwork;
import com.tetrixcorp.limit.Limits;
import com.tetrixcorp.limit.Refusal;
import com.tetrixcorp.limit.Use;
import com.tetrixcorp.site.Unavailable;

/**
 * Takes messages: message, uses of limits and notice are stored together or not at all.
 */
final class Reception {

	static final String PER_CLIENT = "contact.client-hour";

	static final String PER_EMAIL = "contact.email-day";

	static final String OVERALL = "contact.all-hour";

	private final TransactionTemplate transactions;

	private final ContactStore store;

	private final Limits limits;

	private final ContactProperties properties;

	private final Consumer<ContactReceived> publisher;

	Reception(TransactionTemplate transactions, ContactStore store, Limits limits, ContactProperties properties,
			Consumer<ContactReceived> publisher) {
		this.transactions = transactions;
		this.store = store;
		this.limits = limits;
		this.properties = properties;
		this.publisher = publisher;
	}

	/**
	 * Stores a message.
	 * @param draft a message without a flaw
	 * @param key the sender's key, if there is one
	 * @param client who sends it
	 * @return what became of it
	 * @throws Unavailable if nobody can tell whether it is stored; sent again, it is
	 * stored once
	 */
	Receipt receive(Draft draft, @Nullable String key, ClientNetwork client) {
		Sameness sameness = Sameness.of(draft, key);
		try {
			return Objects
				.requireNonNull(this.transactions.execute((status) -> receive(draft, sameness, client, status)));
		}
		catch (DataAccessException | TransactionException ex) {
			throw new Unavailable(ex);
		}
	}

	private Receipt receive(Draft draft, Sameness sameness, ClientNetwork client, TransactionStatus status) {
		Optional<Receipt.Stored> stored = this.store.add(draft, sameness);
		if (stored.isEmpty()) {
			return this.store.find(sameness);
		}
		// Last, since everybody waits for the end of a transaction that took a use; and
		// what is sent again takes none.
		this.publisher.accept(new ContactReceived(stored.get().id()));
		Optional<Refusal> refusal = this.limits.take(uses(draft, client));
		if (refusal.isPresent()) {
			status.setRollbackOnly();
			return new Receipt.TooMany(refusal.get());
		}
		return stored.get();
	}

	private List<Use> uses(Draft draft, ClientNetwork client) {
		return List.of(new Use(PER_CLIENT, client.value(), this.properties.perClient(), Duration.ofHours(1)),
				new Use(PER_EMAIL, draft.email().toLowerCase(Locale.ROOT), this.properties.perEmail(),
						Duration.ofDays(1)),
				new Use(OVERALL, Use.EVERYBODY, this.properties.overall(), Duration.ofHours(1)));
	}

}
