package com.tetrixcorp.status.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.tetrixcorp.health.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class RetentionTests {

	private static EmbeddedPostgres postgres;

	private TestHistory history;

	private Retention retention;

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
		this.retention = new Retention(this.history.jdbc(), TestHistory.PROPERTIES.retention());
		this.history.jdbc().sql("update history_progress set through = date_trunc('minute', now())").update();
	}

	@AfterEach
	void close() {
		this.history.close();
	}

	@Test
	void whatIsOldGoesAThousandRowsAStepOldestFirst() {
		results(2_500, "now() - interval '50 hours' - n * interval '1 second'");
		results(100, "now() - interval '46 hours'");

		this.retention.step();
		assertThat(this.history.count("probe_result")).isEqualTo(1_600);
		assertThat(this.retention.pause()).isEqualTo(Duration.ofSeconds(10));
		assertThat(this.history.count("probe_result where at < now() - interval '50 hours' - interval '1600 seconds'"))
			.as("the oldest went first")
			.isZero();
		this.retention.step();
		this.retention.step();

		assertThat(this.history.count("probe_result")).isEqualTo(100);
		assertThat(this.retention.pause()).isEqualTo(Duration.ofMinutes(5));
	}

	@Test
	void bucketsAreKeptByTheirSizeAndDaysForEver() {
		for (String size : List.of("minute", "ten-minutes", "hour", "day")) {
			bucket(size, "49 hours");
			bucket(size, "47 hours");
			bucket(size, "91 days");
		}
		for (int i = 0; i < 4; i++) {
			this.retention.step();
		}
		assertThat(this.history.jdbc()
			.sql("select size || ' ' || count(*) from status_bucket group by size order by size")
			.query(String.class)
			.list()).containsExactly("day 3", "hour 2", "minute 1", "ten-minutes 1");
	}

	@Test
	void whatIsNotRolledUpYetStaysHoweverOld() {
		this.history.jdbc().sql("update history_progress set through = now() - interval '60 hours'").update();
		results(10, "now() - interval '59 hours'");
		results(10, "now() - interval '70 hours'");
		bucket("minute", "60 hours");
		bucket("minute", "70 hours");
		for (int i = 0; i < 4; i++) {
			this.retention.step();
		}
		assertThat(this.history.count("probe_result")).isEqualTo(10);
		assertThat(this.history.count("status_bucket")).isEqualTo(1);
	}

	@Test
	void beforeTheFirstRollUpNothingGoes() {
		this.history.jdbc().sql("update history_progress set through = null").update();
		results(10, "now() - interval '70 hours'");
		this.retention.step();
		assertThat(this.history.count("probe_result")).isEqualTo(10);
	}

	@Test
	void writesGoOnBesideItAndRowsThatSomebodyHoldsAreLeftForLater() throws Exception {
		results(5_000, "now() - interval '50 hours' - n * interval '1 second'");
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try (var other = postgres.getPostgresDatabase().getConnection()) {
			other.setAutoCommit(false);
			other.createStatement()
				.execute(
						"select * from probe_result where seq % 10 = 0 and at < now() - interval '49 hours' for update");
			Future<?> deleting = threads.submit(() -> {
				for (int i = 0; i < 6; i++) {
					this.retention.step();
				}
			});
			Future<List<Long>> writing = threads.submit(this::writeAlong);
			deleting.get();
			assertThat(writing.get()).allMatch((millis) -> millis < 1_000);
			assertThat(this.history.count("probe_result where at < now() - interval '49 hours'")).isEqualTo(500);
			other.rollback();
		}
		finally {
			threads.shutdown();
		}
		for (int i = 0; i < 5; i++) {
			this.retention.step();
		}
		assertThat(this.history.count("probe_result")).as("only what was written meanwhile").isEqualTo(100);
	}

	private List<Long> writeAlong() {
		List<Long> millis = new ArrayList<>();
		try (TestHistory writer = new TestHistory(postgres.getPort())) {
			TestHistory.Instance instance = writer.instance();
			for (int i = 0; i < 100; i++) {
				instance.finds("telnyx", Outcome.PASS, Duration.ofSeconds(1));
				long start = System.nanoTime();
				instance.flush();
				millis.add((System.nanoTime() - start) / 1_000_000);
			}
		}
		return millis;
	}

	private void results(int count, String at) {
		this.history.jdbc()
			.sql("insert into probe_result (check_name, instance, seq, at, last_at, outcome, millis, state_before, "
					+ "state_after) select 'telnyx', gen_random_uuid(), n, " + at + ", " + at
					+ ", 'pass', 9, 'pass', 'pass' from generate_series(1, " + count + ") n")
			.update();
	}

	private void bucket(String size, String ago) {
		long millis = BucketSize.of(size).millis();
		this.history.jdbc()
			.sql("insert into status_bucket values (:size, now() - :ago::interval, 'check:x', :millis, 0, 0, 0, 0, 0, 0, '')")
			.param("size", size)
			.param("ago", ago)
			.param("millis", millis)
			.update();
	}

}
