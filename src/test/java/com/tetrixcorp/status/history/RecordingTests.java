package com.tetrixcorp.status.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.simulator.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RecordingTests {

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
	void aResultIsDatedByTheDatabasesClockAndItsAge() {
		TestHistory.Instance instance = this.history.instance();
		instance.finds("telnyx", Outcome.PASS, Duration.ofSeconds(100));

		instance.flush();

		Instant at = this.history.jdbc()
			.sql("select at from probe_result")
			.query((row, number) -> Moments.instant(row, 1))
			.single();
		assertThat(Duration.between(at, this.history.now()).toMillis()).isCloseTo(100_000, within(1_000L));
		assertThat(this.history.jdbc()
			.sql("select check_name || ' ' || outcome || ' ' || millis || ' ' || state_before || ' ' || state_after "
					+ "from probe_result")
			.query(String.class)
			.single()).isEqualTo("telnyx pass 12 unknown pass");
		assertThat(instance.buffer.size()).isZero();
	}

	@Test
	void aSlowWayToTheDatabaseMovesNoMomentByMoreThanTheWayThere() throws Exception {
		Duration way = Duration.ofMillis(100);
		Duration age = Duration.ofSeconds(100);
		try (TcpProxy proxy = TcpProxy.to(postgres.getPort());
				TestHistory far = new TestHistory(proxy.port(), SlowToConnect::new)) {
			TestHistory.Instance instance = far.instance();
			far.now();
			proxy.delay(way);
			for (String what : List.of("a change", "no change")) {
				Instant found = this.history.now().minus(age);
				instance.finds("telnyx", Outcome.PASS, age);
				instance.flush();
				Instant at = this.history.jdbc()
					.sql("select at from probe_result order by seq desc limit 1")
					.query((row, number) -> Moments.instant(row, 1))
					.single();
				assertThat(Duration.between(found, at)).as(what)
					.isBetween(Duration.ofMillis(-20), way.plus(SlowToConnect.TIME.dividedBy(2)));
			}
		}
	}

	@Test
	void onlyChangesBecomeTransitionsAndListenersAreToldOfThemInOrder() {
		List<TransitionRecorded> told = new ArrayList<>();
		TestHistory.Instance instance = this.history.instance(told::add);
		instance.finds("telnyx", Outcome.PASS, Duration.ofSeconds(90));
		instance.finds("sinch", Outcome.PASS, Duration.ofSeconds(85));
		instance.finds("telnyx", Outcome.PASS, Duration.ofSeconds(60));
		instance.finds("telnyx", Outcome.TIMEOUT, Duration.ofSeconds(30));

		instance.flush();

		assertThat(told).extracting(TransitionRecorded::check).containsExactly("telnyx", "sinch", "telnyx");
		assertThat(told).extracting(TransitionRecorded::after)
			.containsExactly(CheckStatus.PASS, CheckStatus.PASS, CheckStatus.FAIL);
		assertThat(told).extracting(TransitionRecorded::at).isSorted();
		assertThat(this.history.count("probe_result")).isEqualTo(4);
		assertThat(this.history.count("transition")).isEqualTo(3);
	}

	@Test
	void minutesAreMadeOfResultsAndReachTheSnapshot() {
		TestHistory.Instance instance = this.history.instance();
		for (int ago = 600; ago >= 60; ago -= 30) {
			instance.finds("telnyx", Outcome.PASS, Duration.ofSeconds(ago));
		}
		instance.flush();

		this.history.rollUp().run();

		HistorySnapshot snapshot = this.history.reading().get();
		SubjectHistory telnyx = snapshot.of(Subject.check("telnyx")).orElseThrow();
		assertThat(telnyx.lastDay().passing()).isBetween(480_000L, 600_000L);
		assertThat(telnyx.lastDay().failing()).isZero();
		assertThat(telnyx.lastDay().total()).isBetween(86_400_000L, 87_000_000L);
		assertThat(snapshot.of(Subject.capability("messaging")).orElseThrow().lastDay()).isEqualTo(telnyx.lastDay());
		assertThat(snapshot.of(Subject.check("sinch")).orElseThrow().lastDay().uptime().up()).isNull();
		assertThat(telnyx.latencies()).isNotEmpty();
		assertThat(telnyx.days()).hasSize(90);
		assertThat(snapshot.transitions()).hasSize(1);
	}

	@Test
	void aChangeThatItsFinderCouldNotWriteIsWrittenByWhoGoesOn() {
		List<TransitionRecorded> told = new ArrayList<>();
		TestHistory.Instance killed = this.history.instance();
		killed.finds("telnyx", Outcome.PASS, Duration.ofSeconds(50));
		killed.flush();
		TestHistory.Instance other = this.history.instance(told::add);
		other.adopts("telnyx", CheckStatus.FAIL);
		other.finds("telnyx", Outcome.TIMEOUT, Duration.ofSeconds(10));
		other.flush();
		other.finds("telnyx", Outcome.TIMEOUT, Duration.ofSeconds(5));
		other.flush();

		assertThat(told).singleElement().satisfies((it) -> {
			assertThat(it.before()).isEqualTo(CheckStatus.PASS);
			assertThat(it.after()).isEqualTo(CheckStatus.FAIL);
			assertThat(it.outcome()).isEqualTo(Outcome.TIMEOUT);
		});
		assertThat(this.history.count("transition")).isEqualTo(2);
	}

	@Test
	void whoeverGoesOnFromAWrittenChangeWritesNoneOfItsOwn() {
		List<TransitionRecorded> told = new ArrayList<>();
		TestHistory.Instance first = this.history.instance();
		first.finds("telnyx", Outcome.TIMEOUT, Duration.ofSeconds(50));
		first.flush();
		TestHistory.Instance other = this.history.instance(told::add);
		other.adopts("telnyx", CheckStatus.FAIL);
		other.finds("telnyx", Outcome.TIMEOUT, Duration.ofSeconds(10));
		other.flush();

		assertThat(told).isEmpty();
		assertThat(this.history.count("transition")).isEqualTo(1);
	}

	@Test
	void aListenerThatFailsUndoesAllAndIsToldAgain() {
		int[] calls = new int[1];
		TestHistory.Instance instance = this.history.instance((transition) -> {
			this.history.jdbc().sql("insert into listened values (:check)").param("check", transition.check()).update();
			if (++calls[0] <= 2) {
				throw new IllegalStateException("not yet");
			}
		});
		this.history.jdbc().sql("create table if not exists listened (name text)").update();
		this.history.jdbc().sql("truncate listened").update();
		instance.finds("telnyx", Outcome.PASS, Duration.ofSeconds(1));

		for (int i = 0; i < 2; i++) {
			assertThatThrownBy(instance::flush).isInstanceOf(ListenerFailure.class);
			assertThat(this.history.count("probe_result") + this.history.count("transition")
					+ this.history.count("listened"))
				.isZero();
		}
		instance.flush();

		assertThat(this.history.count("probe_result")).isEqualTo(1);
		assertThat(this.history.count("listened")).isEqualTo(1);
		assertThat(this.history.registry.get("tetrix.history.write.failures").counter().count()).isEqualTo(2);
	}

	@Test
	void aListenerThatFailsForEverIsLeftBehindAndTheOthersAreNot() {
		List<String> told = new ArrayList<>();
		TestHistory.Instance instance = this.history.instance((transition) -> {
			if (transition.check().equals("telnyx")) {
				this.history.jdbc().sql("select 1 / 0").query(Integer.class).single();
			}
			told.add(transition.check());
		});
		instance.finds("telnyx", Outcome.PASS, Duration.ofSeconds(2));
		instance.finds("sinch", Outcome.PASS, Duration.ofSeconds(1));

		for (int i = 0; i < Recorder.TRIES; i++) {
			assertThatThrownBy(instance::flush).isInstanceOf(ListenerFailure.class);
		}
		instance.flush();

		assertThat(this.history.count("probe_result")).isEqualTo(2);
		assertThat(this.history.count("transition")).isEqualTo(2);
		assertThat(told).containsExactly("sinch");
		assertThat(this.history.errors).singleElement().isInstanceOf(ListenerFailure.class);
		assertThat(instance.buffer.size()).isZero();

		instance.finds("telnyx", Outcome.TIMEOUT, Duration.ZERO);
		assertThatThrownBy(instance::flush).as("a new one is tried again").isInstanceOf(ListenerFailure.class);
	}

	@Test
	void aListenerThatTheDatabaseFailsForLongIsToldInTheEnd() {
		List<String> told = new ArrayList<>();
		int[] calls = new int[1];
		TestHistory.Instance instance = this.history.instance((transition) -> {
			if (++calls[0] <= 2 * Recorder.TRIES) {
				// As from a server that is slow, and cancels what takes too long.
				this.history.jdbc().sql("set local statement_timeout = '1ms'").update();
				this.history.jdbc().sql("select 1 from pg_sleep(1)").query(Integer.class).single();
			}
			told.add(transition.check());
		});
		instance.finds("telnyx", Outcome.TIMEOUT, Duration.ofSeconds(1));

		for (int i = 0; i < 2 * Recorder.TRIES; i++) {
			assertThatThrownBy(instance::flush).isInstanceOf(ListenerFailure.class);
		}
		instance.flush();

		assertThat(told).containsExactly("telnyx");
		assertThat(this.history.errors).isEmpty();
	}

	@Test
	void aListenerThatFailsForEverIsLeftBehindWithAChangeThatSomebodyElseMissed() {
		TestHistory.Instance instance = this.history.instance((transition) -> {
			throw new IllegalStateException("no");
		});
		instance.adopts("telnyx", CheckStatus.FAIL);
		for (int i = 0; i < Recorder.TRIES; i++) {
			instance.finds("telnyx", Outcome.TIMEOUT, Duration.ofSeconds(60 - i));
			assertThatThrownBy(instance::flush).isInstanceOf(ListenerFailure.class);
			instance.flush();
			assertThat(this.history.count("transition")).isZero();
		}
		instance.finds("telnyx", Outcome.TIMEOUT, Duration.ofSeconds(1));
		instance.flush();
		assertThat(this.history.count("transition")).isEqualTo(1);
		assertThat(this.history.errors).singleElement().isInstanceOf(ListenerFailure.class);
	}

	@Test
	void whatFailedWhileTheDatabaseWasAwayIsToldAfterTheFailureOfTheDatabase() {
		List<TransitionRecorded> told = new ArrayList<>();
		TestHistory.Instance instance = this.history.instance(told::add);
		instance.duties.holds = false;
		instance.duties.connected = false;
		instance.finds("database", Outcome.CONNECT, Duration.ofSeconds(60));
		instance.finds("telnyx", Outcome.CONNECT, Duration.ofSeconds(50));
		instance.flush();
		assertThat(told).isEmpty();
		assertThat(instance.recorder.pause(Duration.ofSeconds(30), Duration.ofSeconds(1)))
			.isEqualTo(Duration.ofSeconds(1));

		instance.duties.connected = true;
		instance.duties.holds = true;
		instance.flush();
		assertThat(told).extracting(TransitionRecorded::check).containsExactly("database", "telnyx");
		assertThat(instance.recorder.pause(Duration.ofSeconds(30), Duration.ofSeconds(1)))
			.isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void whileNobodyIsKnownToWriteForAllEverybodyKeepsIt() {
		TestHistory.Instance instance = this.history.instance();
		instance.duties.holds = false;
		instance.duties.others = false;
		instance.finds("database", Outcome.PASS, Duration.ofSeconds(1));
		instance.flush();
		assertThat(instance.buffer.size()).isOne();

		instance.duties.others = true;
		instance.flush();
		assertThat(instance.buffer.size()).isZero();
		assertThat(this.history.count("probe_result")).isZero();
	}

	@Test
	void anAnswerThatIsLostDoublesNeitherResultsNorEvents() {
		List<TransitionRecorded> told = new ArrayList<>();
		try (TestHistory unlucky = new TestHistory(postgres.getPort(), LostAnswers::after)) {
			TestHistory.Instance instance = unlucky.instance(told::add);
			instance.finds("telnyx", Outcome.PASS, Duration.ofSeconds(2));
			instance.finds("telnyx", Outcome.TIMEOUT, Duration.ofSeconds(1));

			assertThatThrownBy(instance::flush).isInstanceOf(RuntimeException.class);
			assertThat(this.history.count("probe_result")).as("it was written all the same").isEqualTo(2);
			assertThat(instance.buffer.size()).isEqualTo(2);
			instance.flush();

			assertThat(instance.buffer.size()).isZero();
			assertThat(this.history.count("probe_result")).isEqualTo(2);
			assertThat(this.history.count("transition")).isEqualTo(2);
			assertThat(told).hasSize(2);
		}
	}

	@Test
	void twoRecordersWriteSideBySide() throws Exception {
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			TestHistory.Instance instance = this.history.instance();
			for (int ago = 1_200; ago > 0; ago--) {
				instance.finds("telnyx", (ago % 100 < 10) ? Outcome.CONNECT : Outcome.PASS, Duration.ofSeconds(ago));
			}
			threads.add(new Thread(instance::flush));
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(this.history.count("probe_result")).isEqualTo(2_400);
		assertThat(this.history.count("transition")).isEqualTo(2 * 25);
		this.history.rollUp().run();
		assertThat(this.history.all(BucketSize.MINUTE)).isNotEmpty();
	}

	@Test
	void whatEveryInstanceProbesIsRecordedByTheHolderAlone() {
		TestHistory.Instance holder = this.history.instance();
		TestHistory.Instance other = this.history.instance();
		other.duties.holds = false;
		for (TestHistory.Instance instance : List.of(holder, other)) {
			instance.finds("database", Outcome.PASS, Duration.ofSeconds(2));
			instance.finds("telnyx", Outcome.PASS, Duration.ofSeconds(1));
			instance.flush();
		}
		assertThat(this.history.count("probe_result where check_name = 'database'")).isEqualTo(1);
		assertThat(this.history.count("probe_result where check_name = 'telnyx'")).isEqualTo(2);
		assertThat(other.buffer.size()).isZero();
	}

	@Test
	void whileTheFleetCannotTalkEverybodyKeepsItAndWhoeverGetsTheDutyWritesHis() {
		TestHistory.Instance first = this.history.instance();
		TestHistory.Instance second = this.history.instance();
		for (TestHistory.Instance instance : List.of(first, second)) {
			instance.duties.holds = false;
			instance.duties.connected = false;
			instance.finds("database", Outcome.CONNECT, Duration.ofMinutes(5));
			instance.finds("database", Outcome.PASS, Duration.ofMinutes(1));
			instance.flush();
			assertThat(instance.buffer.size()).isEqualTo(2);
		}
		assertThat(this.history.count("probe_result")).isZero();

		first.duties.connected = true;
		second.duties.connected = true;
		second.duties.holds = true;
		first.flush();
		second.flush();

		assertThat(first.buffer.size() + second.buffer.size()).isZero();
		assertThat(this.history.jdbc().sql("select distinct instance from probe_result").query(UUID.class).list())
			.containsExactly(second.duties.id);
		assertThat(this.history.count("transition")).isEqualTo(2);
	}

	/** As a pool is that has to connect anew. */
	private static final class SlowToConnect extends DelegatingDataSource {

		static final Duration TIME = Duration.ofMillis(500);

		SlowToConnect(DataSource target) {
			super(target);
		}

		@Override
		public Connection getConnection() throws SQLException {
			try {
				Thread.sleep(TIME.toMillis());
			}
			catch (InterruptedException ex) {
				throw new SQLException(ex);
			}
			return super.getConnection();
		}

	}

}
