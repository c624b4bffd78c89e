package com.tetrixcorp.status.history;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes results and transitions to PostgreSQL.
 */
final class ResultStore {

	/**
	 * One round trip, however many; a row that is there already is left alone. Not now():
	 * that is when the transaction began, and an age is of when the statement was sent.
	 */
	private static final String FRESH = """
			with fresh as (
			  insert into probe_result (check_name, instance, seq, at, last_at, outcome, millis, state_before,
			    state_after)
			  select check_name, :instance, seq, statement_timestamp() - age * interval '1 microsecond',
			    statement_timestamp() - (age - run) * interval '1 microsecond', outcome, millis, state_before, state_after
			  from unnest(:checks::text[], :seqs::bigint[], :ages::bigint[], :runs::bigint[], :outcomes::text[],
			    :millis::integer[], :before::text[], :after::text[]) as found (check_name, seq, age, run,
			    outcome, millis, state_before, state_after)
			  on conflict do nothing
			  returning check_name, instance, seq, at, outcome, state_before, state_after
			)""";

	private static final String INSERT = FRESH + """
			, changed as (
			  insert into transition (check_name, instance, seq, at, outcome, state_before, state_after)
			  select * from fresh where state_before <> state_after
			  on conflict do nothing
			  returning check_name, seq, at, outcome, state_before, state_after
			)
			select check_name, state_before, state_after, outcome, at from changed order by at, seq""";

	/**
	 * Results that change nothing for who found them, and yet do not go with what was
	 * written last: whoever saw the change was ended before he could write it.
	 */
	private static final String INSERT_UNCHANGED = FRESH + """
			, newest as (
			  select distinct on (check_name) * from fresh order by check_name, at desc, seq desc
			)
			select newest.check_name, coalesce(written.state_after, 'unknown'), newest.state_after, newest.outcome,
			  newest.at, newest.seq
			from newest left join lateral (
			  select state_after from transition
			  where transition.check_name = newest.check_name and transition.at <= newest.at
			  order by at desc, seq desc limit 1
			) written on true
			where newest.state_after not in ('unknown', coalesce(written.state_after, 'unknown'))""";

	private static final String INSERT_MISSED = """
			insert into transition (check_name, instance, seq, at, outcome, state_before, state_after)
			values (:check, :instance, :seq, :at, :outcome, :before, :after)
			on conflict do nothing""";

	private final JdbcClient jdbc;

	private final LongSupplier nanos;

	ResultStore(JdbcClient jdbc, LongSupplier nanos) {
		this.jdbc = jdbc;
		this.nanos = nanos;
	}

	/**
	 * Writes results, and changes of state among them as transitions.
	 * @param instance who found them
	 * @param rows the results
	 * @return the transitions that were not there yet, in the order of their moments
	 */
	List<TransitionRecorded> insert(UUID instance, List<Pending> rows) {
		return statement(INSERT, instance, rows).query(ResultRows::transition).list();
	}

	/**
	 * Writes results that are no changes of state.
	 * @param instance who found them
	 * @param rows the results
	 * @return changes of state that nobody has written, and that these results show
	 */
	List<Missed> insertUnchanged(UUID instance, List<Pending> rows) {
		return statement(INSERT_UNCHANGED, instance, rows)
			.query((row, number) -> new Missed(ResultRows.transition(row, number), row.getLong(6)))
			.list();
	}

	/**
	 * Writes a change of state that somebody else should have written.
	 * @param instance who found the result that shows it
	 * @param missed the change
	 * @return whether it was not there yet
	 */
	boolean insert(UUID instance, Missed missed) {
		TransitionRecorded transition = missed.transition();
		return this.jdbc.sql(INSERT_MISSED)
			.param("check", transition.check())
			.param("instance", instance)
			.param("seq", missed.seq())
			.param("at", OffsetDateTime.ofInstant(transition.at(), ZoneOffset.UTC))
			.param("outcome", transition.outcome().wireName())
			.param("before", transition.before().wireName())
			.param("after", transition.after().wireName())
			.update() == 1;
	}

	private JdbcClient.StatementSpec statement(String sql, UUID instance, List<Pending> rows) {
		return this.jdbc.sql(sql)
			.param("instance", instance)
			.param("checks", texts(rows, Pending::check))
			.param("seqs", longs(rows, Pending::seq))
			.param("ages", ages(rows))
			.param("runs", longs(rows, (row) -> (row.lastNanos() - row.nanos()) / 1_000))
			.param("outcomes", texts(rows, (row) -> row.outcome().wireName()))
			.param("millis", ints(rows, (row) -> (int) Math.min(row.millis(), Integer.MAX_VALUE)))
			.param("before", texts(rows, (row) -> row.before().wireName()))
			.param("after", texts(rows, (row) -> row.after().wireName()));
	}

	// Not before there is a connection, for which it may have had to wait.
	private SqlTypeValue ages(List<Pending> rows) {
		return (statement, index, type, name) -> {
			long now = this.nanos.getAsLong();
			statement.setObject(index, longs(rows, (row) -> (now - row.nanos()) / 1_000));
		};
	}

	private static String[] texts(List<Pending> rows, Function<Pending, String> column) {
		return rows.stream().map(column).toArray(String[]::new);
	}

	private static int[] ints(List<Pending> rows, ToIntFunction<Pending> column) {
		return rows.stream().mapToInt(column).toArray();
	}

	private static long[] longs(List<Pending> rows, ToLongFunction<Pending> column) {
		return rows.stream().mapToLong(column).toArray();
	}

	/**
	 * A change of state that nobody has written.
	 *
	 * @param transition the change
	 * @param seq number of the result that shows it
	 */
	record Missed(TransitionRecorded transition, long seq) {

	}

}
