package com.tetrixcorp.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes messages, each once.
 */
final class ContactStore {

	private final JdbcClient jdbc;

	private final Duration window;

	ContactStore(JdbcClient jdbc, Duration window) {
		this.jdbc = jdbc;
		this.window = window;
	}

	/**
	 * Stores a message unless it is there already. Who sends the same at the same time
	 * waits until the first transaction ends.
	 * @param draft what is sent
	 * @param sameness what makes it the same as another
	 * @return what was stored; empty if it was there
	 */
	Optional<Receipt.Stored> add(Draft draft, Sameness sameness) {
		Optional<Receipt.Stored> stored = insert(draft, sameness);
		return (stored.isEmpty() && forget(sameness)) ? insert(draft, sameness) : stored;
	}

	// After its time a mark makes nothing the same any more.
	private boolean forget(Sameness sameness) {
		return this.jdbc.sql("""
				update contact_message set sameness = null
				where sameness = :mark and received_at < now() - :window * interval '1 ms'""")
			.param("mark", sameness.mark())
			.param("window", this.window.toMillis())
			.update() == 1;
	}

	private Optional<Receipt.Stored> insert(Draft draft, Sameness sameness) {
		return this.jdbc.sql("""
				insert into contact_message (name, email, message, content, sameness)
				values (:name, :email, :message, :content, :mark)
				on conflict (sameness) do nothing returning id, received_at""")
			.param("name", draft.name())
			.param("email", draft.email())
			.param("message", draft.message())
			.param("content", sameness.content())
			.param("mark", sameness.mark())
			.query((row, number) -> stored(row))
			.optional();
	}

	// What add found to be there.
	Receipt find(Sameness sameness) {
		return this.jdbc.sql("select id, received_at, content from contact_message where sameness = :mark")
			.param("mark", sameness.mark())
			.query((row, number) -> Arrays.equals(row.getBytes("content"), sameness.content()) ? stored(row)
					: new Receipt.KeyTaken())
			.single();
	}

	private static Receipt.Stored stored(ResultSet row) throws SQLException {
		return new Receipt.Stored(Objects.requireNonNull(row.getObject("id", UUID.class)),
				Objects.requireNonNull(JdbcContactMessages.moment(row, "received_at")));
	}

}
