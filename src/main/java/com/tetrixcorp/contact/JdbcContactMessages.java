package com.tetrixcorp.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads messages, and marks them.
 */
final class JdbcContactMessages implements ContactMessages {

	private static final String COLUMNS = "number, id, received_at, name, email, message, done_at";

	private final JdbcClient jdbc;

	JdbcContactMessages(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public ContactPage list(@Nullable ContactState state, @Nullable Long cursor, int size) {
		int wanted = Math.max(1, Math.min(LARGEST_PAGE, size));
		String ofState = (state != null) ? " and done_at is " + ((state == ContactState.DONE) ? "not null" : "null")
				: "";
		// One more than wanted tells whether there is another page.
		List<Row> rows = this.jdbc
			.sql("select " + COLUMNS + " from contact_message where number < :cursor" + ofState
					+ " order by number desc limit :more")
			.param("cursor", (cursor != null) ? cursor : Long.MAX_VALUE)
			.param("more", wanted + 1)
			.query((row, number) -> new Row(row.getLong("number"), message(row)))
			.list();
		List<Row> page = rows.subList(0, Math.min(wanted, rows.size()));
		Long next = (rows.size() > wanted) ? page.get(wanted - 1).number() : null;
		return new ContactPage(page.stream().map(Row::message).toList(), next);
	}

	@Override
	public Optional<ContactMessage> find(UUID id) {
		return this.jdbc.sql("select " + COLUMNS + " from contact_message where id = :id")
			.param("id", id)
			.query((row, number) -> message(row))
			.optional();
	}

	@Override
	public Optional<ContactMessage> markDone(UUID id) {
		return this.jdbc
			.sql("update contact_message set done_at = coalesce(done_at, now()) where id = :id returning " + COLUMNS)
			.param("id", id)
			.query((row, number) -> message(row))
			.optional();
	}

	private static ContactMessage message(ResultSet row) throws SQLException {
		return new ContactMessage(Objects.requireNonNull(row.getObject("id", UUID.class)),
				Objects.requireNonNull(moment(row, "received_at")), text(row, "name"), text(row, "email"),
				text(row, "message"), moment(row, "done_at"));
	}

	static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
		OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
		return (moment != null) ? moment.toInstant() : null;
	}

	private static String text(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(row.getString(column));
	}

	private record Row(long number, ContactMessage message) {

	}

}
