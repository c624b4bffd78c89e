package com.tetrixcorp.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Messages on their way. An instance takes one for a time, sends it while it holds no
 * connection and no lock, and says what became of it: each is a statement of its own.
 * <p>
 * A message is received once, but for one case: its sender is killed, or loses the
 * database for longer than its claim, after the receiver has answered 2xx and before that
 * is written here. Nobody can tell then, and another sends the message again, under the
 * same key.
 */
final class Outbox {

	private static final String OPEN = "sent_at is null and needless_at is null and given_up_at is null";

	private static final String FIRST_OF_ITS_SUBJECT = """
			not exists (select from alert_outbox e where e.subject = o.subject and e.id < o.id
			  and e.sent_at is null and e.needless_at is null and e.given_up_at is null)""";

	// A message is nobody's, or this instance's own: then a claim of it had succeeded
	// without an answer.
	private static final String TAKE = """
			with due as (
			  select o.id from alert_outbox o
			  where %1$s and o.next_attempt_at <= now()
			    and (o.claimed_until is null or o.claimed_until <= now() or o.claimed_by = :me) and %2$s
			  order by o.next_attempt_at, o.id limit 1 for update skip locked),
			taken as (
			  update alert_outbox t set claimed_by = :me, claimed_until = now() + :claim * interval '1 ms',
			    attempts = t.attempts + 1
			  from due where t.id = due.id returning t.*),
			unsent as (
			  select count(*) as pending,
			    coalesce(extract(epoch from now() - min(not_before)) * 1000, 0)::bigint as oldest,
			    (extract(epoch from min(greatest(next_attempt_at, coalesce(claimed_until, next_attempt_at)))
			      filter (where %2$s) - now()) * 1000)::bigint as next
			  from alert_outbox o where %1$s)
			select unsent.*, taken.id, taken.key, taken.kind, taken.subject, taken.facts, taken.attempts,
			  (extract(epoch from now() - taken.created_at) * 1000)::bigint as age
			from unsent left join taken on true""".formatted(OPEN, FIRST_OF_ITS_SUBJECT);

	private final JdbcClient jdbc;

	private final UUID instance;

	Outbox(JdbcClient jdbc, UUID instance) {
		this.jdbc = jdbc;
		this.instance = instance;
	}

	/**
	 * Writes a message, within the transaction of the caller if there is one.
	 * @param entry the message
	 * @return whether it is new
	 */
	boolean add(Entry entry) {
		return this.jdbc.sql("""
				insert into alert_outbox (key, kind, subject, facts, not_before, next_attempt_at)
				values (:key, :kind, :subject, :facts::jsonb, now() + :delay * interval '1 ms',
				  now() + :delay * interval '1 ms')
				on conflict (key) do nothing""")
			.param("key", entry.key())
			.param("kind", entry.kind().wireName())
			.param("subject", entry.subject())
			.param("facts", entry.facts())
			.param("delay", entry.delay().toMillis())
			.update() == 1;
	}

	/**
	 * Writes down a message that was sent without the outbox.
	 * @param entry the message
	 * @param age how long ago it happened what it tells
	 * @param sentAge how long ago it was received
	 */
	void addSent(Entry entry, Duration age, Duration sentAge) {
		this.jdbc.sql("""
				insert into alert_outbox (key, kind, subject, facts, created_at, not_before, next_attempt_at, sent_at,
				  attempts)
				values (:key, :kind, :subject, :facts::jsonb, now() - :age * interval '1 ms',
				  now() - :age * interval '1 ms', now() - :age * interval '1 ms', now() - :sent * interval '1 ms', 1)
				on conflict (key) do nothing""")
			.param("key", entry.key())
			.param("kind", entry.kind().wireName())
			.param("subject", entry.subject())
			.param("facts", entry.facts())
			.param("age", age.toMillis())
			.param("sent", sentAge.toMillis())
			.update();
	}

	// Lets a message that waits be sent now, unless it is about to be.
	void hasten(String key) {
		this.jdbc
			.sql("update alert_outbox set next_attempt_at = least(next_attempt_at, now()), "
					+ "not_before = least(not_before, now()) where key = :key and attempts = 0 and " + OPEN)
			.param("key", key)
			.update();
	}

	// Takes back what was not sent yet of a kind.
	void withdraw(String subject, Kind kind) {
		this.jdbc
			.sql("update alert_outbox set needless_at = now() where subject = :subject and kind = :kind and " + OPEN)
			.param("subject", subject)
			.param("kind", kind.wireName())
			.update();
	}

	Take take(Duration claim) {
		return this.jdbc.sql(TAKE)
			.param("me", this.instance)
			.param("claim", claim.toMillis())
			.query((row, number) -> take(row))
			.single();
	}

	private static Take take(ResultSet row) throws SQLException {
		Long next = row.getObject("next", Long.class);
		return new Take(claimed(row), row.getInt("pending"), Duration.ofMillis(Math.max(0, row.getLong("oldest"))),
				(next != null) ? Duration.ofMillis(Math.max(0, next)) : null);
	}

	private static @Nullable Claimed claimed(ResultSet row) throws SQLException {
		Long id = row.getObject("id", Long.class);
		return (id != null) ? new Claimed(id, text(row, "key"), Kind.of(text(row, "kind")), text(row, "subject"),
				text(row, "facts"), row.getInt("attempts"), Duration.ofMillis(row.getLong("age"))) : null;
	}

	private static String text(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(row.getString(column));
	}

	void sent(long id, @Nullable String told) {
		end(id, "sent_at", told);
	}

	void needless(long id, @Nullable String told) {
		end(id, "needless_at", told);
	}

	// Whoever holds the claim by now: it was received.
	private void end(long id, String column, @Nullable String told) {
		this.jdbc
			.sql("update alert_outbox set " + column
					+ " = now(), told = :told, claimed_until = null, last_error = null " + "where id = :id and " + OPEN)
			.param("told", told)
			.param("id", id)
			.update();
	}

	// Gives a message back, to be looked at again after a while; no attempt was made.
	void later(long id, Duration pause) {
		this.jdbc.sql("""
				update alert_outbox set claimed_until = null, attempts = attempts - 1,
				  next_attempt_at = now() + :pause * interval '1 ms'
				where id = :id and claimed_by = :me""")
			.param("pause", pause.toMillis())
			.param("id", id)
			.param("me", this.instance)
			.update();
	}

	/**
	 * Gives a message back after a failure.
	 * @param id its number
	 * @param error the class of the failure
	 * @param pause when it may be tried again
	 * @param giveUp how long it may be tried at all, from when it was due
	 * @return whether it was given up
	 */
	boolean failed(long id, String error, Duration pause, Duration giveUp) {
		return this.jdbc.sql("""
				update alert_outbox set claimed_until = null, last_error = :error,
				  next_attempt_at = now() + :pause * interval '1 ms',
				  given_up_at = case when now() >= not_before + :giveUp * interval '1 ms' then now() end
				where id = :id and claimed_by = :me returning given_up_at is not null""")
			.param("error", error)
			.param("pause", pause.toMillis())
			.param("giveUp", giveUp.toMillis())
			.param("id", id)
			.param("me", this.instance)
			.query(Boolean.class)
			.optional()
			.orElse(false);
	}

}
