package com.tetrixcorp.status.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;

/**
 * Results and transitions in PostgreSQL.
 */
final class ResultStore {

	/** One round trip, however many; a row that is there already is left alone. */
	private static final String FRESH = """
			with fresh as (
			  insert into probe_result (check_name, instance, seq, at, last_at, outcome, millis, state_before,
			    state_after)
			  select check_name, :instance, seq, now() - age * interval '1 microsecond',
			    now() - last_age * interval '1 microsecond', outcome, millis, state_before, state_after
			  from unnest(:checks::text[], :seqs::bigint[], :ages::bigint[], :lastAges::bigint[], :outcomes::text[],
			    :millis::integer[], :before::text[], :after::text[]) as found (check_name, seq, age, last_age,
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

	/** With those that came late, whatever they are about. */
	private static final String RESULTS = """
			select check_name, at, last_at, outcome, state_after, millis, written >= :seen::xid8
			from probe_result
			where (at >= :from and at < :to)
			  or (written >= :seen::xid8 and written < pg_snapshot_xmax(pg_current_snapshot()) and at < :from)
			order by at, instance, seq""";

	private static final String TRANSITIONS = """
			select check_name, state_before, state_after, outcome, at from transition
			where at >= :from order by at desc, seq desc limit :most""";

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
		return statement(INSERT, instance, rows).query(ResultStore::transition).list();
	}

	/**
	 * Writes results that are no changes of state.
	 * @param instance who found them
	 * @param rows the results
	 * @return changes of state that nobody has written, and that these results show
	 */
	List<Missed> insertUnchanged(UUID instance, List<Pending> rows) {
		return statement(INSERT_UNCHANGED, instance, rows)
			.query((row, number) -> new Missed(transition(row, number), row.getLong(6)))
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
		long now = this.nanos.getAsLong();
		return this.jdbc.sql(sql)
			.param("instance", instance)
			.param("checks", texts(rows, Pending::check))
			.param("seqs", longs(rows, Pending::seq))
			.param("ages", longs(rows, (row) -> (now - row.nanos()) / 1_000))
			.param("lastAges", longs(rows, (row) -> (now - row.lastNanos()) / 1_000))
			.param("outcomes", texts(rows, (row) -> row.outcome().wireName()))
			.param("millis", ints(rows, (row) -> (int) Math.min(row.millis(), Integer.MAX_VALUE)))
			.param("before", texts(rows, (row) -> row.before().wireName()))
			.param("after", texts(rows, (row) -> row.after().wireName()));
	}

	/**
	 * The results of a stretch of time, and those before it that came late.
	 * @param from the beginning, in milliseconds since 1970
	 * @param to the end
	 * @param seen transactions before this one have been seen
	 * @return in the order of their moments
	 */
	List<Row> results(long from, long to, String seen) {
		return this.jdbc.sql(RESULTS)
			.param("from", Moments.of(from))
			.param("to", Moments.of(to))
			.param("seen", seen)
			.query((row, number) -> new Row(finding(row), row.getBoolean(7)))
			.list();
	}

	/**
	 * When the first result from a moment on was found.
	 * @param from in milliseconds since 1970
	 * @return in milliseconds since 1970, {@code null} if there is none
	 */
	@Nullable Long firstFrom(long from) {
		return this.jdbc.sql("select at from probe_result where at >= :from order by at limit 1")
			.param("from", Moments.of(from))
			.query((row, number) -> Moments.millis(row, 1))
			.optional()
			.orElse(null);
	}

	List<TransitionRecorded> transitions(long from, int most) {
		return this.jdbc.sql(TRANSITIONS)
			.param("from", Moments.of(from))
			.param("most", most)
			.query(ResultStore::transition)
			.list();
	}

	private static Finding finding(ResultSet row) throws SQLException {
		return new Finding(row.getString(1), Moments.millis(row, 2), Moments.millis(row, 3), outcome(row.getString(4)),
				status(row.getString(5)), row.getLong(6));
	}

	private static TransitionRecorded transition(ResultSet row, int number) throws SQLException {
		return new TransitionRecorded(row.getString(1), status(row.getString(2)), status(row.getString(3)),
				outcome(row.getString(4)), Moments.instant(row, 5));
	}

	private static CheckStatus status(String wireName) {
		return CheckStatus.valueOf(wireName.toUpperCase(Locale.ROOT));
	}

	private static Outcome outcome(String wireName) {
		return Outcome.valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
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

	/**
	 * A result as it is read.
	 *
	 * @param finding the result
	 * @param fresh whether it may not be in the buckets yet
	 */
	record Row(Finding finding, boolean fresh) {

	}

}
