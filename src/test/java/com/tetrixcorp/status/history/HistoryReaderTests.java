package com.tetrixcorp.status.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HistoryReaderTests {

	private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

	private final AtomicLong seconds = new AtomicLong();

	private final List<HistorySnapshot> answers = new ArrayList<>();

	private final Supplier<HistorySnapshot> reading = () -> {
		if (this.answers.isEmpty()) {
			throw new DataAccessResourceFailureException("away");
		}
		return this.answers.remove(0);
	};

	private final HistoryReader reader = new HistoryReader(this.reading, TestHistory.PROPERTIES.refresh(),
			() -> Duration.ofSeconds(this.seconds.get()).toNanos(), () -> NOON.plusSeconds(this.seconds.get()));

	@Test
	void historyIsReadOftenWhileSomebodyLooksAndSeldomElse() {
		assertThat(this.reader.pause()).isEqualTo(Duration.ofMinutes(5));
		this.reader.current();
		assertThat(this.reader.pause()).isEqualTo(Duration.ofSeconds(30));
		this.seconds.set(299);
		assertThat(this.reader.pause()).isEqualTo(Duration.ofSeconds(30));
		this.seconds.set(300);
		assertThat(this.reader.pause()).isEqualTo(Duration.ofMinutes(5));
	}

	@Test
	void metricsDoNotCountAsSomebodyLooking() {
		this.reader.latest();
		assertThat(this.reader.pause()).isEqualTo(Duration.ofMinutes(5));
	}

	@Test
	void untilItCouldBeReadOnceItIsTriedEverySecondAndLaterNoMore() {
		assertThatThrownBy(this.reader::refresh).isInstanceOf(DataAccessResourceFailureException.class);
		assertThat(this.reader.pause()).isEqualTo(Duration.ofSeconds(1));

		this.answers.add(new HistorySnapshot(NOON, null, List.of(), List.of()));
		this.reader.refresh();
		assertThat(this.reader.pause()).isEqualTo(Duration.ofMinutes(5));

		assertThatThrownBy(this.reader::refresh).isInstanceOf(DataAccessResourceFailureException.class);
		assertThat(this.reader.pause()).isEqualTo(Duration.ofMinutes(5));
	}

	@Test
	void beforeTheFirstReadingNothingIsKnownAndNothingIsWrong() {
		assertThat(this.reader.current()).isEqualTo(new HistorySnapshot(null, null, List.of(), List.of()));
	}

	@Test
	void whileItCannotBeReadTheLastIsKeptAndTheFirstMomentIsTold() {
		TransitionRecorded transition = new TransitionRecorded("telnyx", CheckStatus.PASS, CheckStatus.FAIL,
				Outcome.TIMEOUT, NOON);
		HistorySnapshot good = new HistorySnapshot(NOON, null, List.of(), List.of(transition));
		this.answers.add(good);
		this.reader.refresh();
		assertThat(this.reader.current()).isEqualTo(good);

		for (int second : new int[] { 30, 60 }) {
			this.seconds.set(second);
			assertThatThrownBy(this.reader::refresh).isInstanceOf(DataAccessResourceFailureException.class);
			assertThat(this.reader.current())
				.isEqualTo(new HistorySnapshot(NOON, NOON.plusSeconds(30), List.of(), List.of(transition)));
		}

		this.answers.add(good);
		this.reader.refresh();
		assertThat(this.reader.current().unavailableSince()).isNull();
	}

	@Test
	void withoutADatabaseHistoryIsUnavailableSinceTheStart() {
		HistoryReader nothing = HistoryReader.ofNothing(TestHistory.PROPERTIES.refresh(), () -> NOON);
		assertThat(nothing.current()).isEqualTo(new HistorySnapshot(null, NOON, List.of(), List.of()));
	}

	@Test
	void whatChangedSinceAMomentIsToldFromMemory() {
		TransitionRecorded early = transition(NOON);
		TransitionRecorded late = transition(NOON.plusSeconds(60));
		HistorySnapshot snapshot = new HistorySnapshot(NOON, null, List.of(), List.of(late, early));
		assertThat(snapshot.since(NOON)).containsExactly(late, early);
		assertThat(snapshot.since(NOON.plusNanos(1))).containsExactly(late);
		assertThat(snapshot.since(NOON.plusSeconds(61))).isEmpty();
	}

	private static TransitionRecorded transition(Instant at) {
		return new TransitionRecorded("telnyx", CheckStatus.PASS, CheckStatus.FAIL, Outcome.TIMEOUT, at);
	}

}
