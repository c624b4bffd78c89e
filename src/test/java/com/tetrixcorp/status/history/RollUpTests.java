package com.tetrixcorp.status.history;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

import com.tetrixcorp.health.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RollUpTests {

	private static EmbeddedPostgres postgres;

	private TestHistory history;

	@BeforeAll
	static void start() throws Exception {
		postgres = TestHistory.migrated();
	}

	@AfterAll
	static void stop() throws Exception {
		postgres.close();
	}

	@BeforeEach
	void empty() {
		this.history = TestHistory.emptied(postgres);
	}

	@AfterEach
	void close() {
		this.history.close();
	}

	@Test
	void bucketsOfEverySizeAddUpToTheWallTimeAndToTheMillisecond() {
		TestHistory.Instance instance = this.history.instance();
		observe(instance, "telnyx", Duration.ofHours(30), Duration.ofHours(20), Outcome.PASS);
		observe(instance, "telnyx", Duration.ofHours(20), Duration.ofHours(17), Outcome.TIMEOUT);
		observe(instance, "telnyx", Duration.ofHours(17), Duration.ZERO, Outcome.PASS);
		instance.flush();

		this.history.rollUp().run();

		List<Bucket> minutes = of("check:telnyx", BucketSize.MINUTE);
		assertThat(minutes.get(minutes.size() - 1).end() - minutes.get(0).start())
			.isEqualTo(minutes.size() * BucketSize.MINUTE.millis());
		long failing = minutes.stream().mapToLong((it) -> it.tally().failing()).sum();
		assertThat(failing).isEqualTo(between("fail", "pass"));
		for (BucketSize size : List.of(BucketSize.TEN_MINUTES, BucketSize.HOUR, BucketSize.DAY)) {
			List<Bucket> buckets = of("check:telnyx", size);
			assertThat(buckets).isNotEmpty();
			for (Bucket bucket : buckets) {
				Bucket sum = Bucket.sum(size, bucket.start(), bucket.subject(),
						minutes.stream()
							.filter((it) -> it.start() >= bucket.start() && it.end() <= bucket.end())
							.toList());
				assertThat(bucket).isEqualTo(sum);
			}
			assertThat(buckets.stream().mapToLong((it) -> it.tally().failing()).sum())
				.as("the failure is over, so %s hold all of it", size)
				.isLessThanOrEqualTo(failing);
		}
		assertThat(of("check:telnyx", BucketSize.HOUR).stream().mapToLong((it) -> it.tally().failing()).sum())
			.isEqualTo(failing);
	}

	@Test
	void twoRunsAreOne() {
		observeAll(Duration.ofHours(2));
		this.history.rollUp().run();
		List<Bucket> once = everything();

		this.history.rollUp().run();
		assertThat(everything()).containsAll(once);

		assertWhatOneRunFromTheBeginningMakes();
	}

	@Test
	void twoHoldersAtOnceWriteWhatOneWouldHaveWritten() throws Exception {
		observeAll(Duration.ofHours(5));
		ExecutorService holders = Executors.newFixedThreadPool(4);
		CountDownLatch go = new CountDownLatch(1);
		List<Future<?>> runs = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			TestHistory other = new TestHistory(postgres.getPort());
			runs.add(holders.submit(() -> {
				try (other) {
					go.await();
					other.rollUp().run();
					return null;
				}
			}));
		}
		go.countDown();
		for (Future<?> run : runs) {
			run.get();
		}
		holders.shutdown();
		this.history.rollUp().run();

		assertWhatOneRunFromTheBeginningMakes();
	}

	@Test
	void aCrashBetweenTwoWritesLosesAndDoublesNothing() {
		// Four writes at least, one for each hour of the clock.
		observeAll(Duration.ofHours(4));
		for (int crashAfter = 1; crashAfter <= 3; crashAfter++) {
			int last = crashAfter;
			RollUp dying = new RollUp(this.history.stored, new BucketStore(this.history.jdbc()), TestHistory.TIMINGS,
					TestHistory.PROPERTIES, crashing(last), (from, to) -> List.of());
			assertThatThrownBy(dying::run).isInstanceOf(IllegalStateException.class);
		}
		List<Bucket> some = of("check:telnyx", BucketSize.MINUTE);
		assertThat(some).isNotEmpty();

		this.history.rollUp().run();

		List<Bucket> minutes = of("check:telnyx", BucketSize.MINUTE);
		assertThat(minutes).hasSizeGreaterThan(some.size());
		assertThat(minutes.get(minutes.size() - 1).end() - minutes.get(0).start())
			.isEqualTo(minutes.size() * BucketSize.MINUTE.millis());
		assertWhatOneRunFromTheBeginningMakes();
	}

	private static java.util.function.Supplier<Subjects> crashing(int after) {
		int[] calls = new int[1];
		return () -> {
			if (++calls[0] > after) {
				throw new IllegalStateException("the process is gone");
			}
			return TestHistory.SUBJECTS;
		};
	}

	@Test
	void aConnectionKilledInsideTheWriteLeavesAllOrNothing() throws Exception {
		observeAll(Duration.ofMinutes(50));
		this.history.jdbc().sql("""
				create function killed() returns trigger language plpgsql as $$
				begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$""").update();
		this.history.jdbc().sql("""
				create trigger killed after insert on status_bucket for each row
				when (new.size = 'ten-minutes') execute function killed()""").update();
		try {
			assertThatThrownBy(() -> this.history.rollUp().run()).isInstanceOf(DataAccessException.class);
			assertThat(this.history.count("status_bucket where size = 'ten-minutes'")).isZero();
		}
		finally {
			try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
				connection.createStatement().execute("drop function killed cascade");
			}
		}
		this.history.rollUp().run();
		List<Bucket> minutes = of("check:telnyx", BucketSize.MINUTE);
		assertThat(minutes.get(minutes.size() - 1).end() - minutes.get(0).start())
			.isEqualTo(minutes.size() * BucketSize.MINUTE.millis());
		assertThat(of("check:telnyx", BucketSize.TEN_MINUTES)).isNotEmpty();
	}

	@Test
	void aNewHolderGoesOnWhereTheOldOneStopped() {
		TestHistory.Instance instance = this.history.instance();
		observe(instance, "telnyx", Duration.ofMinutes(30), Duration.ofMinutes(12), Outcome.PASS);
		instance.flush();
		this.history.rollUp().run();
		setThrough(Duration.ofMinutes(12));
		observe(instance, "telnyx", Duration.ofMinutes(12), Duration.ZERO, Outcome.PASS);
		instance.flush();

		try (TestHistory other = new TestHistory(postgres.getPort())) {
			other.rollUp().run();
		}

		List<Bucket> minutes = of("check:telnyx", BucketSize.MINUTE);
		assertThat(minutes).hasSizeBetween(28, 30);
		assertThat(minutes.subList(1, minutes.size())).allMatch((it) -> it.tally().passing() == 60_000);
	}

	@Test
	void lateResultsAreFoundAndTheirMinutesHoursAndDaysMadeAnew() {
		TestHistory.Instance instance = this.history.instance();
		observe(instance, "telnyx", Duration.ofHours(28), Duration.ZERO, Outcome.PASS);
		instance.flush();
		this.history.rollUp().run();
		assertThat(of("check:sinch", BucketSize.HOUR)).allMatch((it) -> it.tally().unknown() == 3_600_000);

		TestHistory.Instance late = this.history.instance();
		observe(late, "sinch", Duration.ofHours(27), Duration.ofHours(24), Outcome.CONNECT);
		late.flush();
		this.history.rollUp().run();

		long failing = between(late);
		for (BucketSize size : List.of(BucketSize.MINUTE, BucketSize.TEN_MINUTES, BucketSize.HOUR)) {
			assertThat(of("check:sinch", size).stream().mapToLong((it) -> it.tally().failing()).sum()).as("%s", size)
				.isEqualTo(failing);
		}
		assertWhatOneRunFromTheBeginningMakes();
	}

	@Test
	void whereNobodyObservedNothingIsWrittenAndTheDayAroundItIsStillFull() {
		TestHistory.Instance instance = this.history.instance();
		observe(instance, "telnyx", Duration.ofHours(40), Duration.ofHours(38), Outcome.PASS);
		observe(instance, "telnyx", Duration.ofMinutes(10), Duration.ZERO, Outcome.PASS);
		instance.flush();

		this.history.rollUp().run();

		long known = of("check:telnyx", BucketSize.MINUTE).stream().mapToLong((it) -> it.tally().passing()).sum();
		// Whole hours: three or four of the two hours back then, two or one of now.
		assertThat(this.history.count("status_bucket where size = 'minute' and subject = 'check:telnyx'"))
			.isLessThanOrEqualTo(5 * 60);
		assertThat(known).isBetween(Duration.ofMinutes(127).toMillis(), Duration.ofMinutes(132).toMillis());
		SubjectHistory shown = this.history.reading().get().of(Subject.check("telnyx")).orElseThrow();
		assertThat(shown.lastQuarter().passing()).isEqualTo(known);
		assertThat(shown.days().subList(0, 89)).allMatch((it) -> it.tally().total() == 86_400_000);
	}

	@Test
	void maintenanceIsNeitherUpNorDownAndCapabilitiesAreInItWhenAllTheirChecksAre() {
		observeAll(Duration.ofMinutes(40));
		Instant now = this.history.now();
		this.history.windows.add(new MaintenanceWindows.Window(now.minusSeconds(1800), now.minusSeconds(600),
				List.of("telnyx", "sinch")));
		this.history.windows
			.add(new MaintenanceWindows.Window(now.minusSeconds(600), now.minusSeconds(480), List.of("telnyx")));

		this.history.rollUp().run();

		assertThat(maintenance("check:telnyx")).isEqualTo(1_320_000);
		assertThat(maintenance("check:sinch")).isEqualTo(1_200_000);
		assertThat(maintenance("capability:messaging")).isEqualTo(1_200_000);
		assertThat(maintenance("check:database")).isZero();
	}

	@Test
	void aDatabaseClockThatWentBackLosesNothingOfWhatIsFoundThen() {
		observeAll(Duration.ofMinutes(30));
		this.history.rollUp().run();
		this.history.jdbc()
			.sql("update history_progress set through = date_trunc('minute', now()) + interval '1 hour'")
			.update();

		TestHistory.Instance instance = this.history.instance();
		instance.finds("telnyx", Outcome.TIMEOUT, Duration.ofMinutes(3));
		instance.finds("telnyx", Outcome.PASS, Duration.ofMinutes(2));
		instance.flush();
		this.history.rollUp().run();

		assertThat(of("check:telnyx", BucketSize.MINUTE).stream().mapToLong((it) -> it.tally().failing()).sum())
			.isPositive();
		assertThat(everything()).allMatch((it) -> it.tally().total() == it.size().millis());
	}

	private void observeAll(Duration since) {
		TestHistory.Instance instance = this.history.instance();
		observe(instance, "telnyx", since, Duration.ZERO, Outcome.PASS);
		observe(instance, "sinch", since, since.dividedBy(2), Outcome.SERVER_ERROR);
		observe(instance, "sinch", since.dividedBy(2), Duration.ZERO, Outcome.PASS);
		observe(instance, "database", since, Duration.ZERO, Outcome.PASS);
		instance.flush();
	}

	private static void observe(TestHistory.Instance instance, String check, Duration from, Duration to,
			Outcome outcome) {
		long step = check.equals("database") ? 5 : 30;
		for (long ago = from.toSeconds(); ago > to.toSeconds(); ago -= step) {
			instance.finds(check, outcome, Duration.ofSeconds(ago));
		}
	}

	private void assertWhatOneRunFromTheBeginningMakes() {
		long through = Objects.requireNonNull(this.history.buckets.progress().through());
		List<Bucket> made = everything();
		this.history.jdbc().sql("truncate status_bucket").update();
		this.history.jdbc().sql("update history_progress set through = null, seen = '0'").update();
		this.history.rollUp().run();
		assertThat(made).isNotEmpty()
			.containsExactlyElementsOf(everything().stream().filter((it) -> it.end() <= through).toList());
	}

	private void setThrough(Duration ago) {
		this.history.jdbc()
			.sql("delete from status_bucket where start >= date_trunc('minute', now()) - :ago * interval '1 second'")
			.param("ago", ago.toSeconds())
			.update();
		this.history.jdbc()
			.sql("update history_progress set through = date_trunc('minute', now()) - :ago * interval '1 second'")
			.param("ago", ago.toSeconds())
			.update();
	}

	private List<Bucket> of(String subject, BucketSize size) {
		return this.history.all(size)
			.stream()
			.filter((it) -> it.subject().equals(subject))
			.sorted((a, b) -> Long.compare(a.start(), b.start()))
			.toList();
	}

	private List<Bucket> everything() {
		return Stream.of(BucketSize.values()).flatMap((size) -> this.history.all(size).stream()).sorted((a, b) -> {
			int bySize = a.size().compareTo(b.size());
			int byStart = (bySize != 0) ? bySize : Long.compare(a.start(), b.start());
			return (byStart != 0) ? byStart : a.subject().compareTo(b.subject());
		}).toList();
	}

	private long maintenance(String subject) {
		return of(subject, BucketSize.MINUTE).stream().mapToLong((it) -> it.tally().maintenance()).sum();
	}

	/** Between the transitions into two states, as the database dated them. */
	private long between(String first, String second) {
		return this.history.jdbc()
			.sql("""
					select (extract(epoch from date_trunc('milliseconds', b.at)
					  - date_trunc('milliseconds', a.at)) * 1000)::bigint
					from transition a join transition b on b.state_after = :second and b.state_before = :first
					where a.state_after = :first""")
			.param("first", first)
			.param("second", second)
			.query(Long.class)
			.single();
	}

	private long between(TestHistory.Instance late) {
		return this.history.jdbc()
			.sql("""
					select (extract(epoch from date_trunc('milliseconds', max(at))
					  - date_trunc('milliseconds', min(at))) * 1000)::bigint + 90000
					from probe_result where instance = :instance""")
			.param("instance", late.duties.id)
			.query(Long.class)
			.single();
	}

}
