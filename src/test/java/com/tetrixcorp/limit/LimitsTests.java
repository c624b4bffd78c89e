package com.tetrixcorp.limit;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import com.tetrixcorp.database.AbsentDatabase;
import com.tetrixcorp.database.Removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * One database, and two pools on it as two instances have.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private EmbeddedPostgres postgres;

	private final List<HikariDataSource> pools = new ArrayList<>();

	private JdbcClient jdbc;

	private Limits limits;

	private Limits others;

	@BeforeAll
	void start() throws IOException {
		this.postgres = EmbeddedPostgres.start();
		Flyway.configure().dataSource(pool()).locations("classpath:db/migration").load().migrate();
		this.jdbc = JdbcClient.create(this.pools.get(0));
		this.limits = new JdbcLimits(this.jdbc, new SubjectHash("a secret of tests"));
		this.others = new JdbcLimits(JdbcClient.create(pool()), new SubjectHash("a secret of tests"));
	}

	@AfterAll
	void stop() throws IOException {
		this.pools.forEach(HikariDataSource::close);
		this.postgres.close();
	}

	@BeforeEach
	void empty() {
		this.jdbc.sql("truncate limit_use").update();
	}

	@Test
	void theLastAllowedUseIsTakenAndTheNextOneIsNot() {
		assertThat(this.limits.take(use("a", "x", 2))).isEmpty();
		assertThat(this.others.take(use("a", "x", 2))).isEmpty();

		Refusal refusal = this.limits.take(use("a", "x", 2)).orElseThrow();

		assertThat(refusal.limit()).isEqualTo("a");
		assertThat(refusal.retryAfter()).isBetween(HOUR.minusMinutes(1), HOUR);
		assertThat(this.others.take(use("a", "x", 2))).isPresent();
	}

	// PostgreSQL keeps a function's plan, and may have made it while the table was empty.
	@Test
	void aTakeReadsAHandfulOfRowsHoweverManyThereHaveCome() {
		Use[] uses = IntStream.range(0, 8)
			.mapToObj((i) -> use("limit-" + i, "everybody", 1_000_000))
			.toArray(Use[]::new);
		new TransactionTemplate(new JdbcTransactionManager(this.pools.get(0))).executeWithoutResult((status) -> {
			for (int i = 0; i < 10; i++) {
				this.limits.take(uses);
			}
			this.jdbc.sql("""
					insert into limit_use (limit_name, subject, number, used_at, expires_at)
					select limit_name, subject, number + more, used_at, expires_at
					from limit_use, generate_series(1, 2000) more where number = 10""").update();
			long before = rowsRead();
			this.limits.take(uses);
			assertThat(rowsRead() - before).isLessThan(100);
		});
	}

	@Test
	void eachSubjectAndEachLimitCountsForItself() {
		this.limits.take(use("a", "x", 1));

		assertThat(this.limits.take(use("a", "y", 1))).isEmpty();
		assertThat(this.limits.take(use("b", "x", 1))).isEmpty();
		assertThat(this.limits.take(use("a", "x", 1))).isPresent();
	}

	@Test
	void whereOneLimitRefusesNothingIsCountedForTheOthers() {
		this.limits.take(use("small", "x", 1));

		for (int i = 0; i < 5; i++) {
			assertThat(this.limits.take(use("large", "x", 3), use("small", "x", 1)).orElseThrow().limit())
				.isEqualTo("small");
		}

		assertThat(uses()).isEqualTo(1);
		assertThat(this.limits.take(use("large", "x", 1))).isEmpty();
	}

	@Test
	void ofSeveralThatRefuseTheLongestIsTold() {
		this.limits.take(new Use("minute", "x", 1, Duration.ofMinutes(1)), new Use("hour", "x", 1, HOUR));

		Refusal refusal = this.limits
			.take(new Use("hour", "x", 1, HOUR), new Use("minute", "x", 1, Duration.ofMinutes(1)))
			.orElseThrow();

		assertThat(refusal.limit()).isEqualTo("hour");
	}

	@Test
	void aUseCountsUntilItsWindowIsOverAndNotALittleLonger() {
		this.limits.take(use("a", "x", 1));

		letPass(HOUR.minusSeconds(5));
		Refusal justBefore = this.limits.take(use("a", "x", 1)).orElseThrow();
		letPass(Duration.ofSeconds(5));

		assertThat(justBefore.retryAfter()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(5));
		assertThat(this.limits.take(use("a", "x", 1))).isEmpty();
	}

	@Test
	void noSpanOfTheWindowsLengthHoldsMoreThanIsAllowed() {
		this.limits.take(use("a", "x", 2));
		letPass(Duration.ofMinutes(50));
		this.limits.take(use("a", "x", 2));
		letPass(Duration.ofMinutes(15));

		assertThat(this.limits.take(use("a", "x", 2))).as("the first is over").isEmpty();
		Refusal refusal = this.limits.take(use("a", "x", 2)).orElseThrow();

		assertThat(refusal.retryAfter()).isBetween(Duration.ofMinutes(44), Duration.ofMinutes(45));
	}

	@Test
	void whoWaitsAsLongAsWasSaidIsAllowed() throws InterruptedException {
		Use use = new Use("a", "x", 1, Duration.ofMillis(300));
		this.limits.take(use);

		Refusal refusal = this.limits.take(use).orElseThrow();
		TimeUnit.MILLISECONDS.sleep(refusal.retryAfter().toMillis());

		assertThat(this.limits.take(use)).isEmpty();
	}

	@Test
	void takersOfTwoInstancesNeverTakeMoreThanAllowed() throws Exception {
		List<Use> uses = List.of(use("number", "x", 7), use("client", "y", 9), use("all", Use.EVERYBODY, 100));
		List<Use> reversed = List.of(uses.get(2), uses.get(1), use("number", "z", 50));

		List<Boolean> taken = together(200, (i) -> (i % 2 == 0) ? this.limits.take(uses) : this.others.take(uses));
		assertThat(taken).filteredOn((it) -> it).hasSize(7);
		List<Boolean> more = together(200,
				(i) -> (i % 2 == 0) ? this.limits.take(reversed) : this.others.take((i % 3 == 0) ? uses : reversed));

		assertThat(more).filteredOn((it) -> it).hasSize(2);
		assertThat(uses()).isEqualTo(7 * 3 + 2 * 3);
	}

	@Test
	void usesOfATransactionThatFailsAreNotCounted() {
		TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(this.pools.get(0)));

		transactions.executeWithoutResult((status) -> {
			assertThat(this.limits.take(use("a", "x", 1))).isEmpty();
			status.setRollbackOnly();
		});

		assertThat(this.limits.take(use("a", "x", 1))).isEmpty();
	}

	@Test
	void whatIsGivenBackIsAsIfItHadNeverBeenTaken() {
		List<Use> uses = List.of(use("a", "x", 2), use("b", "y", 5));
		this.limits.take(uses);
		letPass(Duration.ofMinutes(20));
		this.limits.take(uses);
		Instant taken = now();
		String before = rows();
		this.others.take(use("b", "y", 5));
		letPass(Duration.ofMinutes(1));

		this.others.giveBack(uses, taken.minus(Duration.ofMinutes(1)));

		assertThat(before).hasLineCount(4);
		assertThat(rows()).isEqualTo("a 1 21\nb 1 21\nb 2 1");
		assertThat(this.limits.take(uses)).isEmpty();
		Refusal refusal = this.limits.take(uses).orElseThrow();
		assertThat(refusal.limit()).isEqualTo("a");
		assertThat(refusal.retryAfter()).isBetween(Duration.ofMinutes(38), Duration.ofMinutes(39));
	}

	@Test
	void nothingIsGivenBackOfWhatWasTakenLaterOrCountsNoLongerOrNever() {
		Instant before = now();
		this.limits.take(use("a", "x", 2));
		this.limits.giveBack(List.of(use("a", "x", 2)), before);
		this.limits.giveBack(List.of(use("a", "y", 2), use("b", "x", 2)), now());
		assertThat(rows()).isEqualTo("a 1 0");

		this.jdbc.sql("update limit_use set expires_at = clock_timestamp()").update();
		this.limits.giveBack(List.of(use("a", "x", 2)), now());

		assertThat(uses()).isOne();
	}

	@Test
	void takersAndGiversOfTwoInstancesLeaveExactlyWhatWasKept() throws Exception {
		List<Use> uses = List.of(use("number", "x", 50), use("all", Use.EVERYBODY, 50));
		TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(this.pools.get(0)));

		AtomicInteger kept = new AtomicInteger();

		together(90, (i) -> {
			Instant taken = transactions.execute((status) -> this.limits.take(uses).isEmpty() ? now() : null);
			if (taken != null && i % 3 == 0) {
				kept.incrementAndGet();
			}
			else if (taken != null) {
				this.others.giveBack(uses.subList(0, 1), taken);
				this.others.giveBack(uses.subList(1, 2), taken);
			}
			return Optional.empty();
		});

		assertThat(uses()).isEqualTo(2 * kept.get()).isPositive();
		assertThat(this.jdbc.sql("""
				select count(*) from (select limit_name from limit_use group by limit_name
				  having max(number) <> count(*) or bool_or(number < 1)) gaps""").query(Integer.class).single())
			.isZero();
	}

	// Each limit with its numbers and the minutes since they were used.
	private String rows() {
		return this.jdbc.sql("""
				select string_agg(limit_name || ' ' || number || ' ' ||
				  floor(extract(epoch from clock_timestamp() - used_at) / 60), E'\\n' order by limit_name, number)
				from limit_use""").query(String.class).single();
	}

	private Instant now() {
		return this.jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
	}

	@Test
	void whoseUseItWasCannotBeRead() {
		this.limits.take(use("a", "192.0.2.1", 1));

		assertThat(this.jdbc.sql("select limit_use::text from limit_use").query(String.class).single())
			.doesNotContain("192.0.2.1");
		assertThat(new SubjectHash("one").of("a", "x")).isNotEqualTo(new SubjectHash("two").of("a", "x"))
			.isNotEqualTo(new SubjectHash("one").of("b", "x"))
			.isNotEqualTo(new SubjectHash("").of("a", "x"))
			.isEqualTo(new SubjectHash("one").of("a", "x"));
	}

	@Test
	void whatCountsNoLongerIsRemovedInSteps() {
		this.jdbc.sql("""
				insert into limit_use (limit_name, subject, number, used_at, expires_at)
				select 'old', sha256('x'), n, now() - interval '2 hours', now() - interval '1 hour'
				from generate_series(1, 1500) n""").update();
		this.limits.take(use("a", "x", 1));
		Removal removal = new Removal("uses", this.jdbc, LimitConfiguration.EXPIRED, Map.of(), (ex) -> {
		});

		assertThat(removal.step()).isEqualTo(1000);
		assertThat(removal.step()).isEqualTo(500);
		assertThat(removal.step()).isZero();
		assertThat(this.limits.take(use("a", "x", 1))).isPresent();
	}

	@Test
	void whatIsLeftAfterARemovalStillCounts() {
		for (int i = 0; i < 3; i++) {
			this.limits.take(use("a", "x", 3));
		}
		this.jdbc.sql("delete from limit_use where number = 1").update();

		assertThat(this.limits.take(use("a", "x", 3))).as("the third newest is gone").isEmpty();
		assertThat(this.limits.take(use("a", "x", 3))).isPresent();
		this.jdbc.sql("delete from limit_use").update();
		assertThat(this.limits.take(use("a", "x", 1))).isEmpty();
		assertThat(this.limits.take(use("a", "x", 1))).isPresent();
	}

	@Test
	void withoutADatabaseNothingIsAllowedSilently() {
		Limits without = new JdbcLimits(JdbcClient.create(new AbsentDatabase()), new SubjectHash(""));

		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> without.take(use("a", "x", 1)));
	}

	@Test
	void aLimitThatMeansNothingIsAMistake() {
		assertThatIllegalArgumentException().isThrownBy(() -> use("a", "x", 0));
		assertThatIllegalArgumentException().isThrownBy(() -> new Use("a", "x", 1, Duration.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> this.limits.take(use("a", "x", 1), use("a", "x", 2)));
	}

	@Test
	void secondsToWaitAreRoundedUp() {
		assertThat(Stream.of(1, 1000, 1001).map((it) -> new Refusal("a", Duration.ofMillis(it)).retryAfterSeconds()))
			.containsExactly(1L, 1L, 2L);
	}

	private static Use use(String name, String subject, int max) {
		return new Use(name, subject, max, HOUR);
	}

	/** As if everything had happened earlier. */
	private void letPass(Duration time) {
		this.jdbc.sql("update limit_use set used_at = used_at - :time * interval '1 ms'")
			.param("time", time.toMillis())
			.update();
	}

	private int uses() {
		return this.jdbc.sql("select count(*) from limit_use").query(Integer.class).single();
	}

	private List<Boolean> together(int times, IntFunction<Optional<Refusal>> taker) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(16);
		try {
			List<Callable<Boolean>> takers = IntStream.range(0, times)
				.<Callable<Boolean>>mapToObj((i) -> () -> taker.apply(i).isEmpty())
				.toList();
			List<Future<Boolean>> results = executor.invokeAll(takers);
			List<Boolean> taken = new ArrayList<>();
			for (Future<Boolean> result : results) {
				taken.add(result.get());
			}
			return taken;
		}
		finally {
			executor.shutdownNow();
		}
	}

	private HikariDataSource pool() {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(this.postgres.getJdbcUrl("postgres", "postgres"));
		config.setMaximumPoolSize(8);
		config.setMinimumIdle(1);
		HikariDataSource pool = new HikariDataSource(config);
		this.pools.add(pool);
		return pool;
	}

	// By this transaction, in whichever way.
	private long rowsRead() {
		return this.jdbc.sql(
				"select seq_tup_read + coalesce(idx_tup_fetch, 0) + coalesce(idx_scan, 0) from pg_stat_xact_user_tables "
						+ "where relname = 'limit_use'")
			.query(Long.class)
			.single();
	}

}
