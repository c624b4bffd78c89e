package com.tetrixcorp.status.history;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.fleet.Duties;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeFinished;

/**
 * The parts of history over a real PostgreSQL, driven by hand. What a probe finds can be
 * made to be as old as a test needs it.
 */
final class TestHistory implements AutoCloseable {

	static final Subjects SUBJECTS = new Subjects(List.of("database", "telnyx", "sinch"),
			Map.of("messaging", List.of("telnyx", "sinch")));

	static final ProbeTimings TIMINGS = new ProbeTimings(
			Map.of("database", new ProbeTimings.Timing(Duration.ofSeconds(5))));

	static final HistoryProperties PROPERTIES = new HistoryProperties(Duration.ofSeconds(30), Duration.ofMinutes(1),
			Duration.ofSeconds(10), 20_000, new HistoryProperties.Promise(0.999, 30),
			new HistoryProperties.Refresh(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(5)),
			new HistoryProperties.Retention(Duration.ofHours(48), Duration.ofDays(90)));

	final HikariDataSource source;

	final HistoryDatabase database;

	final BucketStore buckets;

	final ResultStore results;

	final StoredResults stored;

	final MeterRegistry registry = new SimpleMeterRegistry();

	final List<Throwable> errors = new CopyOnWriteArrayList<>();

	final List<MaintenanceWindows.Window> windows = new ArrayList<>();

	final AtomicLong nanosAhead = new AtomicLong();

	TestHistory(int port) {
		this(port, (source) -> source);
	}

	TestHistory(int port, UnaryOperator<DataSource> between) {
		HikariConfig pool = new HikariConfig();
		pool.setJdbcUrl("jdbc:postgresql://localhost:" + port + "/postgres");
		pool.setUsername("postgres");
		pool.addDataSourceProperty("socketTimeout", "2");
		pool.addDataSourceProperty("connectTimeout", "1");
		pool.setConnectionTimeout(1_000);
		pool.setValidationTimeout(500);
		pool.setMaximumPoolSize(2);
		pool.setMinimumIdle(1);
		pool.setInitializationFailTimeout(-1);
		this.source = new HikariDataSource(pool);
		this.database = new HistoryDatabase(between.apply(this.source));
		this.buckets = new BucketStore(this.database.jdbc());
		this.results = new ResultStore(this.database.jdbc(), this::nanos);
		this.stored = new StoredResults(this.database.jdbc());
	}

	static EmbeddedPostgres migrated() throws IOException {
		EmbeddedPostgres postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
		Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
		return postgres;
	}

	static TestHistory emptied(EmbeddedPostgres postgres) {
		TestHistory history = new TestHistory(postgres.getPort());
		history.jdbc().sql("truncate probe_result, transition, status_bucket").update();
		history.jdbc().sql("update history_progress set through = null, seen = '0', version = 0").update();
		return history;
	}

	JdbcClient jdbc() {
		return this.database.jdbc();
	}

	long nanos() {
		return System.nanoTime() + this.nanosAhead.get();
	}

	Instance instance() {
		return instance((transition) -> {
		});
	}

	Instance instance(Consumer<TransitionRecorded> listener) {
		return new Instance(this, new FixedDuties(), listener);
	}

	RollUp rollUp() {
		return new RollUp(this.stored, this.buckets, TIMINGS, PROPERTIES, () -> SUBJECTS,
				(from, to) -> List.copyOf(this.windows));
	}

	HistoryReading reading() {
		return new HistoryReading(this.buckets, this.stored, () -> SUBJECTS, PROPERTIES.objective());
	}

	HistoryReader reader() {
		return new HistoryReader(reading(), PROPERTIES.refresh(), this::nanos, InstantSource.system());
	}

	Chore chore(Runnable work, Duration pause) {
		return new Chore("Testing of history", () -> true, () -> pause, work,
				new Chore.Context(Duration.ofMillis(100), this.errors::add, System::nanoTime));
	}

	Instant now() {
		return this.jdbc().sql("select now()").query((row, number) -> Moments.instant(row, 1)).single();
	}

	long count(String table) {
		return this.jdbc().sql("select count(*) from " + table).query(Long.class).single();
	}

	List<Bucket> all(BucketSize size) {
		return this.buckets.buckets(size, 0, Long.MAX_VALUE / 1_000_000);
	}

	@Override
	public void close() {
		this.source.close();
	}

	/**
	 * One instance that finds and records.
	 */
	static final class Instance {

		final ResultBuffer buffer;

		final Recorder recorder;

		final FixedDuties duties;

		private final TestHistory history;

		private final Map<String, CheckStatus> states = new HashMap<>();

		Instance(TestHistory history, FixedDuties duties, Consumer<TransitionRecorded> listener) {
			this.history = history;
			this.duties = duties;
			this.buffer = new ResultBuffer(20_000, TIMINGS::staleAfterMillis);
			this.recorder = new Recorder(this.buffer, history.results, history.database, duties, listener,
					history.errors::add, history.registry);
		}

		/**
		 * A probe found something a while ago.
		 * @param check the check
		 * @param outcome what; it is the state after it as well
		 * @param ago how long ago
		 */
		void finds(String check, Outcome outcome, Duration ago) {
			CheckStatus before = this.states.getOrDefault(check, CheckStatus.UNKNOWN);
			CheckStatus after = outcome.isPass() ? CheckStatus.PASS : outcome.isFailure() ? CheckStatus.FAIL : before;
			this.states.put(check, after);
			this.buffer.add(new ProbeFinished(check, outcome, before, after, Instant.EPOCH,
					this.history.nanos() - ago.toNanos(), 12));
		}

		/**
		 * Goes on from what another instance knew.
		 * @param check the check
		 * @param status the state that the other one told
		 */
		void adopts(String check, CheckStatus status) {
			this.states.put(check, status);
		}

		void flush() {
			this.recorder.flush();
		}

	}

	/**
	 * Duties as a test says.
	 */
	static final class FixedDuties implements Duties {

		final UUID id = UUID.randomUUID();

		volatile boolean holds = true;

		volatile boolean connected = true;

		volatile boolean others = true;

		@Override
		public UUID instance() {
			return this.id;
		}

		@Override
		public boolean holds(String duty) {
			return this.holds;
		}

		@Override
		public boolean heldByOther(String duty) {
			return this.connected && !this.holds && this.others;
		}

		@Override
		public boolean heldLast(String duty) {
			return this.holds;
		}

		@Override
		public boolean connected() {
			return this.connected;
		}

	}

}
