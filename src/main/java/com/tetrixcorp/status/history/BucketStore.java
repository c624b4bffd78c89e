package com.tetrixcorp.status.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Buckets, and how far they are, in PostgreSQL.
 */
final class BucketStore {

	/** A database that was restored elsewhere counts its transactions anew. */
	private static final String PROGRESS = """
			select now(), through, least(seen, pg_snapshot_xmin(pg_current_snapshot()))::text,
			  pg_snapshot_xmin(pg_current_snapshot())::text, version
			from history_progress""";

	private static final String BUCKETS = """
			select size, start, subject, passing, failing, unknown, maintenance, probes, millis_sum, millis_max,
			  millis_classes
			from status_bucket where size = :size and start >= :from and start < :to""";

	/**
	 * Classes of durations are shown of a day only, and long. Rates are worked out for
	 * capabilities only; for checks, small buckets are of use where there is no large
	 * one.
	 */
	private static final String RECENT = """
			select size, start, subject, passing, failing, unknown, maintenance, probes, millis_sum, millis_max, ''
			from status_bucket where size = 'day' and start >= :days
			union all
			select size, start, subject, passing, failing, unknown, maintenance, probes, millis_sum, millis_max, ''
			from status_bucket where size = 'hour' and start >= :hours
			  and (start >= :checkHours or subject like 'capability:%')
			union all
			select size, start, subject, passing, failing, unknown, maintenance, probes, millis_sum, millis_max,
			  millis_classes
			from status_bucket where size = 'ten-minutes' and start >= :tens
			union all
			select size, start, subject, passing, failing, unknown, maintenance, probes, millis_sum, millis_max,
			  millis_classes
			from status_bucket where size = 'minute' and start >= :minutes
			  and (start >= :checkMinutes or subject like 'capability:%')""";

	/** Whoever does not know of the newest progress writes nothing. */
	private static final String WRITE = """
			with progress as (
			  update history_progress set through = :through, seen = :seen::xid8, version = version + 1
			  where version = :version
			  returning version
			), written as (
			  insert into status_bucket as bucket
			  select made.size, to_timestamp(made.start / 1000.0), made.subject, made.passing, made.failing,
			    made.unknown, made.maintenance, made.probes, made.sum, made.max, made.classes
			  from progress, unnest(:sizes::text[], :starts::bigint[], :subjects::text[], :passing::integer[],
			    :failing::integer[], :unknown::integer[], :maintenance::integer[], :probes::integer[],
			    :sums::bigint[], :maxima::integer[], :classes::text[]) as made (size, start, subject, passing,
			    failing, unknown, maintenance, probes, sum, max, classes)
			  on conflict (size, start, subject) do update set passing = excluded.passing,
			    failing = excluded.failing, unknown = excluded.unknown, maintenance = excluded.maintenance,
			    probes = excluded.probes, millis_sum = excluded.millis_sum, millis_max = excluded.millis_max,
			    millis_classes = excluded.millis_classes
			  where bucket is distinct from excluded
			)
			select exists (select from progress)""";

	private final JdbcClient jdbc;

	BucketStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Progress progress() {
		return this.jdbc.sql(PROGRESS).query((row, number) -> {
			OffsetDateTime through = row.getObject(2, OffsetDateTime.class);
			return new Progress(Moments.millis(row, 1), (through != null) ? through.toInstant().toEpochMilli() : null,
					row.getString(3), row.getString(4), row.getLong(5));
		}).single();
	}

	List<Bucket> buckets(BucketSize size, long from, long to) {
		return this.jdbc.sql(BUCKETS)
			.param("size", size.wireName())
			.param("from", Moments.of(from))
			.param("to", Moments.of(to))
			.query((row, number) -> bucket(row))
			.list();
	}

	/**
	 * All that is needed to show a span.
	 * @param span what is shown
	 * @return buckets of all sizes
	 */
	List<Bucket> recent(Span span) {
		return this.jdbc.sql(RECENT)
			.param("days", Moments.of(span.firstOf(BucketSize.DAY)))
			.param("hours", Moments.of(span.firstOf(BucketSize.HOUR)))
			.param("tens", Moments.of(span.firstOf(BucketSize.TEN_MINUTES)))
			.param("minutes", Moments.of(span.firstOf(BucketSize.MINUTE)))
			.param("checkHours", Moments.of(span.firstOfCheck(BucketSize.HOUR)))
			.param("checkMinutes", Moments.of(span.firstOfCheck(BucketSize.MINUTE)))
			.query((row, number) -> bucket(row))
			.list();
	}

	private static Bucket bucket(ResultSet row) throws SQLException {
		return new Bucket(BucketSize.of(row.getString(1)), Moments.millis(row, 2), row.getString(3),
				new Tally(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7)),
				Durations.decoded(row.getLong(8), row.getLong(9), row.getLong(10), row.getString(11)));
	}

	/**
	 * Puts buckets in the place of those that there are, and the progress with them.
	 * @param buckets the buckets
	 * @param known the progress that they were made from
	 * @param through how far the minutes are with them
	 * @param seen which results are in them
	 * @return whether they were written; not, if somebody else was faster
	 */
	boolean write(List<Bucket> buckets, Progress known, long through, String seen) {
		return this.jdbc.sql(WRITE)
			.param("version", known.version())
			.param("through", Moments.of(through))
			.param("seen", seen)
			.param("sizes", texts(buckets, (it) -> it.size().wireName()))
			.param("starts", longs(buckets, Bucket::start))
			.param("subjects", texts(buckets, Bucket::subject))
			.param("passing", ints(buckets, (it) -> (int) it.tally().passing()))
			.param("failing", ints(buckets, (it) -> (int) it.tally().failing()))
			.param("unknown", ints(buckets, (it) -> (int) it.tally().unknown()))
			.param("maintenance", ints(buckets, (it) -> (int) it.tally().maintenance()))
			.param("probes", ints(buckets, (it) -> (int) it.durations().count()))
			.param("sums", longs(buckets, (it) -> it.durations().sum()))
			.param("maxima", ints(buckets, (it) -> (int) it.durations().max()))
			.param("classes", texts(buckets, (it) -> it.durations().encodedClasses()))
			.query(Boolean.class)
			.single();
	}

	private static String[] texts(List<Bucket> buckets, Function<Bucket, String> column) {
		return buckets.stream().map(column).toArray(String[]::new);
	}

	private static int[] ints(List<Bucket> buckets, ToIntFunction<Bucket> column) {
		return buckets.stream().mapToInt(column).toArray();
	}

	private static long[] longs(List<Bucket> buckets, ToLongFunction<Bucket> column) {
		return buckets.stream().mapToLong(column).toArray();
	}

}
