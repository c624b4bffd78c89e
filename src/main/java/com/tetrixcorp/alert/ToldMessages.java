package com.tetrixcorp.alert;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What receivers were told so far, as the outbox knows.
 */
final class ToldMessages {

	private final JdbcClient jdbc;

	ToldMessages(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	// What became of a message so far.
	Delivery progress(String key) {
		return this.jdbc.sql("select sent_at is not null as sent, last_error from alert_outbox where key = :key")
			.param("key", key)
			.query((row, number) -> row.getBoolean("sent") ? Delivery.of(HttpStatus.OK.value())
					: Delivery.failed(Objects.requireNonNullElse(row.getString("last_error"), "not-tried")))
			.single();
	}

	// The impacts of an incident that its receiver was told of.
	List<String> impacts(String subject) {
		return this.jdbc.sql("select told from alert_outbox where subject = :subject and told is not null")
			.param("subject", subject)
			.query(String.class)
			.list();
	}

	/**
	 * Whether something that began within a period was told without the outbox.
	 * @param kind what was told
	 * @param from the beginning of the period
	 * @param to its end
	 * @return whether it was received
	 */
	boolean toldDirectly(Kind kind, Instant from, Instant to) {
		return this.jdbc.sql("""
				select exists (select from alert_outbox
				where kind = :kind and created_at between :from and :to and sent_at is not null)""")
			.param("kind", kind.wireName())
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("to", to.atOffset(ZoneOffset.UTC))
			.query(Boolean.class)
			.single();
	}

	// From the first to the last message of a subject.
	Optional<Period> period(String subject) {
		return this.jdbc.sql("""
				select min(created_at) as first, max(created_at) as last from alert_outbox
				where subject = :subject having count(*) > 0""")
			.param("subject", subject)
			.query((row, number) -> new Period(row.getObject("first", OffsetDateTime.class).toInstant(),
					row.getObject("last", OffsetDateTime.class).toInstant()))
			.optional();
	}

	/**
	 * A stretch of time.
	 *
	 * @param from its beginning
	 * @param to its end
	 */
	record Period(Instant from, Instant to) {

	}

}
