package com.tetrixcorp.status.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
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

}
