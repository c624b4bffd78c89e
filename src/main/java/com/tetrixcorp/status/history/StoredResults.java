package com.tetrixcorp.status.history;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Results and transitions as they are read from PostgreSQL.
 */
final class StoredResults {

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

	StoredResults(JdbcClient jdbc) {
		this.jdbc = jdbc;
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
			.query((row, number) -> new Row(ResultRows.finding(row), row.getBoolean(7)))
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
			.query(ResultRows::transition)
			.list();
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
