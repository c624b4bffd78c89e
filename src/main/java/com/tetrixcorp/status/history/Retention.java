package com.tetrixcorp.status.history;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes what has been kept for long enough, a little at a time and oldest first. It
 * waits for nobody, and nobody waits for it: rows that somebody else holds are left for
 * another step. What larger buckets are still to be made of stays.
 */
final class Retention {

	static final int STEP = 1_000;

	/** Between steps when nothing is left to do, and when something is. */
	private static final Duration PAUSE = Duration.ofMinutes(5);

	private static final Duration SHORT_PAUSE = Duration.ofSeconds(10);

	private static final String RESULTS = """
			delete from probe_result where ctid = any (array(
			  select ctid from probe_result
			  where at < least(now() - :age * interval '1 second',
			    (select coalesce(date_trunc('hour', through, 'UTC') - interval '1 hour', '-infinity') from history_progress))
			  order by at limit :step for update skip locked))""";

	private static final String BUCKETS = """
			delete from status_bucket where ctid = any (array(
			  select ctid from status_bucket
			  where size = :size and start < least(now() - :age * interval '1 second',
			    (select coalesce(date_trunc(:whole, through, 'UTC'), '-infinity') from history_progress))
			  order by start limit :step for update skip locked))""";

	private final JdbcClient jdbc;

	private final List<Kind> kinds;

	private int next;

	private boolean behind;

	Retention(JdbcClient jdbc, HistoryProperties.Retention retention) {
		this.jdbc = jdbc;
		this.kinds = List.of(new Kind(null, "", retention.results()),
				new Kind(BucketSize.MINUTE, "hour", retention.results()),
				new Kind(BucketSize.TEN_MINUTES, "hour", retention.results()),
				new Kind(BucketSize.HOUR, "day", retention.hours()));
	}

	/** Deletes a little of one kind; the next call goes on with it or with the next. */
	void step() {
		int deleted = delete(this.kinds.get(this.next));
		this.behind = deleted == STEP;
		if (!this.behind) {
			this.next = (this.next + 1) % this.kinds.size();
		}
	}

	Duration pause() {
		return this.behind ? SHORT_PAUSE : PAUSE;
	}

	private int delete(Kind kind) {
		if (kind.size() == null) {
			return this.jdbc.sql(RESULTS).param("age", kind.age().toSeconds()).param("step", STEP).update();
		}
		return this.jdbc.sql(BUCKETS)
			.param("size", kind.size().wireName())
			.param("whole", kind.whole())
			.param("age", kind.age().toSeconds())
			.param("step", STEP)
			.update();
	}

	/**
	 * Something that is kept for a time.
	 *
	 * @param size of buckets; {@code null} for results
	 * @param whole what must be summed up before it goes
	 * @param age how long it is kept
	 */
	private record Kind(@Nullable BucketSize size, String whole, Duration age) {

	}

}
