package com.tetrixcorp.status.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Tag("long")
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTests {

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private static EmbeddedPostgres postgres;

	private final List<TransitionRecorded> told = Collections.synchronizedList(new ArrayList<>());

	private TestHistory direct;

	private TcpProxy proxy;

	private TestHistory history;

	private TestHistory.Instance instance;

	private HistoryReader reader;

	private HistoryKeeper keeper;

	@BeforeAll
	static void startPostgres() throws Exception {
		postgres = TestHistory.migrated();
	}

	@AfterAll
	static void stopPostgres() throws Exception {
		postgres.close();
	}

	@BeforeEach
	void start() throws Exception {
		this.direct = TestHistory.emptied(postgres);
		this.proxy = TcpProxy.to(postgres.getPort());
		this.history = new TestHistory(this.proxy.port());
		this.instance = this.history.instance(this.told::add);
		this.reader = this.history.reader();
		this.keeper = new HistoryKeeper(List.of(this.history.chore(this.instance::flush, Duration.ofMillis(200)),
				this.history.chore(this.history.rollUp()::run, Duration.ofMillis(500)),
				this.history.chore(this.reader::refresh, Duration.ofMillis(300))));
		this.keeper.start();
		await().atMost(PATIENCE).until(() -> this.reader.latest().asOf() != null);
	}

	@AfterEach
	void stop() {
		this.keeper.close();
		this.history.close();
		this.proxy.close();
		this.direct.close();
	}

	@Test
	void whatIsFoundWhileTheDatabaseIsAwayAppearsAfterwardsWithTheAgeItHas(CapturedOutput output) {
		this.proxy.mode(TcpProxy.Mode.RESET);
		await().atMost(PATIENCE).until(() -> this.reader.latest().unavailableSince() != null);
		this.instance.finds("telnyx", Outcome.PASS, Duration.ofMinutes(6));
		this.instance.finds("telnyx", Outcome.TIMEOUT, Duration.ofMinutes(5));
		this.instance.finds("telnyx", Outcome.PASS, Duration.ofMinutes(4));
		HistorySnapshot away = this.reader.current();
		assertThat(away.asOf()).as("what was read last is still shown").isNotNull();
		assertThat(away.subjects()).hasSize(4);
		assertThat(this.direct.count("probe_result")).isZero();
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(output.getOut().split("does not work, trying on", -1)).hasSize(4));

		this.proxy.mode(TcpProxy.Mode.PASS);

		await().atMost(PATIENCE).until(() -> this.reader.latest().transitions().size() == 3);
		assertThat(this.reader.current().unavailableSince()).isNull();
		assertThat(this.told).hasSize(3);
		assertThat(this.instance.buffer.size()).isZero();
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(failingMillis()).isBetween(60_000L - 1_000, 60_000L + 1_000));
		assertThat(this.history.errors).isEmpty();
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(output.getOut().split("works again", -1)).hasSize(4));
		assertThat(output.getOut().split("does not work, trying on", -1)).as("told once per chore").hasSize(4);
	}

	@Test
	void aDatabaseThatSwallowsEverythingHoldsUpNeitherProbesNorReaders() {
		this.proxy.mode(TcpProxy.Mode.SWALLOW);
		long start = System.nanoTime();
		for (int i = 0; i < 200; i++) {
			this.instance.finds("sinch", Outcome.PASS, Duration.ofSeconds(200 - i));
			this.reader.current();
			this.keeper.hurryFirst();
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
		await().atMost(PATIENCE).until(() -> this.reader.latest().unavailableSince() != null);

		this.proxy.mode(TcpProxy.Mode.PASS);

		await().atMost(PATIENCE).until(() -> this.direct.count("probe_result") == 200);
		await().atMost(PATIENCE).until(() -> this.reader.latest().unavailableSince() == null);
		assertThat(this.direct.count("transition")).isEqualTo(1);
	}

	@Test
	void aWriteThatHangsOnALockIsGivenUpAndDoneLater() throws Exception {
		try (var blocker = postgres.getPostgresDatabase().getConnection()) {
			blocker.setAutoCommit(false);
			blocker.createStatement().execute("lock table transition in exclusive mode");
			this.instance.finds("telnyx", Outcome.PASS, Duration.ofSeconds(1));
			await().atMost(PATIENCE)
				.until(() -> this.history.registry.get("tetrix.history.write.failures").counter().count() > 0);
			blocker.rollback();
		}
		await().atMost(PATIENCE).until(() -> this.direct.count("transition") == 1);
		assertThat(this.told).hasSizeGreaterThanOrEqualTo(1);
		assertThat(this.direct.count("probe_result")).isEqualTo(1);
	}

	@Test
	void aDatabaseThatIsRestartedUnderAllOfItLosesNothing() throws Exception {
		for (int i = 100; i > 50; i--) {
			this.instance.finds("telnyx", Outcome.PASS, Duration.ofSeconds(i));
		}
		await().atMost(PATIENCE).until(() -> this.direct.count("probe_result") > 0);
		this.direct.jdbc()
			.sql("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() "
					+ "and backend_type = 'client backend'")
			.query(Boolean.class)
			.list();
		for (int i = 50; i > 0; i--) {
			this.instance.finds("telnyx", Outcome.PASS, Duration.ofSeconds(i));
		}
		await().atMost(PATIENCE).until(() -> this.direct.count("probe_result") == 100);
		await().atMost(PATIENCE).until(() -> this.reader.latest().unavailableSince() == null);
		assertThat(this.direct.jdbc().sql("select seq from probe_result order by seq").query(Long.class).list())
			.hasSize(100)
			.startsWith(0L)
			.endsWith(99L);
	}

	@Test
	void atTheEndWhatIsStillInMemoryIsWritten() throws Exception {
		this.instance.finds("telnyx", Outcome.PASS, Duration.ofSeconds(1));
		this.keeper.finish(this.instance::flush);
		assertThat(this.direct.count("probe_result")).isEqualTo(1);
		this.keeper.hurryFirst();
	}

	private long failingMillis() {
		return this.direct.jdbc()
			.sql("select coalesce(sum(failing), 0)::bigint from status_bucket "
					+ "where size = 'minute' and subject = 'check:telnyx'")
			.query(Long.class)
			.single();
	}

}
