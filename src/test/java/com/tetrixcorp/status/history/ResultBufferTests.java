package com.tetrixcorp.status.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeFinished;

import static org.assertj.core.api.Assertions.assertThat;

class ResultBufferTests {

	private static final int CAPACITY = 100;

	private final ResultBuffer buffer = new ResultBuffer(CAPACITY, (check) -> 90_000);

	private CheckStatus status = CheckStatus.UNKNOWN;

	private long seconds;

	@Test
	void nothingIsThinnedWhileThereIsRoom() {
		pass(CAPACITY);
		assertThat(rows()).hasSize(CAPACITY).allMatch((row) -> row.nanos() == row.lastNanos());
	}

	@Test
	void aFullBufferMakesRunsOfEqualResultsOneRowEachAndLosesNoMoment() {
		pass(CAPACITY + 1);

		List<Pending> rows = rows();
		assertThat(rows).hasSizeLessThan(CAPACITY / 10);
		assertThat(rows.get(0).isTransition()).isTrue();
		assertThat(this.buffer.dropped()).isZero();
		long covered = rows.stream().mapToLong((row) -> row.lastNanos() - row.nanos()).sum();
		assertThat(covered).isGreaterThan(Duration.ofSeconds(30L * (CAPACITY - rows.size() - 1)).toNanos());
		assertThat(rows).allMatch((row) -> row.lastNanos() - row.nanos() <= ResultBuffer.LONGEST_RUN.toNanos());
	}

	@Test
	void aRunDoesNotCoverUpAGap() {
		pass(50);
		this.seconds += 91;
		pass(51);
		List<Pending> rows = rows();
		long before = Duration.ofSeconds(50 * 30).toNanos();
		assertThat(rows).noneMatch((row) -> row.nanos() < before && row.lastNanos() > before);
	}

	@Test
	void changesOfStateOutliveEverythingElse() {
		int changes = 0;
		for (int i = 0; i < 30; i++) {
			find(Outcome.PASS, CheckStatus.PASS);
			find(Outcome.TIMEOUT, CheckStatus.PASS);
			find(Outcome.PASS, CheckStatus.PASS);
			find(Outcome.TIMEOUT, CheckStatus.FAIL);
			changes += 2;
		}
		assertThat(this.buffer.size()).isLessThanOrEqualTo(CAPACITY);
		assertThat(rows().stream().filter(Pending::isTransition)).hasSize(changes);
		assertThat(this.buffer.dropped()).isPositive();
	}

	@Test
	void evenIfNothingButChangesComesMemoryIsBounded() {
		for (int i = 0; i < 10 * CAPACITY; i++) {
			find(Outcome.PASS, CheckStatus.PASS);
			find(Outcome.CREDENTIALS, CheckStatus.FAIL);
		}
		assertThat(this.buffer.size()).isLessThanOrEqualTo(CAPACITY);
		assertThat(rows().get(this.buffer.size() - 1).after()).isEqualTo(CheckStatus.FAIL);
	}

	@Test
	void whatMayHaveBeenWrittenAlreadyStaysAsItIs() {
		pass(10);
		List<Pending> sent = this.buffer.take(10, (row) -> true);
		pass(CAPACITY);
		assertThat(rows().subList(0, 10)).isEqualTo(sent);
		this.buffer.remove(sent);
		assertThat(rows()).doesNotContainAnyElementsOf(sent).isNotEmpty();
	}

	@Test
	void runsOfOneCheckDoNotEndThoseOfAnother() {
		for (int i = 0; i < CAPACITY; i++) {
			pass(1);
			this.buffer.add(new ProbeFinished("sinch", Outcome.TIMEOUT, CheckStatus.FAIL, CheckStatus.FAIL,
					Instant.EPOCH, Duration.ofSeconds(this.seconds).toNanos(), 5));
		}
		assertThat(this.buffer.size()).isLessThan(CAPACITY);
		assertThat(this.buffer.dropped()).isZero();
	}

	private void pass(int times) {
		for (int i = 0; i < times; i++) {
			find(Outcome.PASS, CheckStatus.PASS);
		}
	}

	private void find(Outcome outcome, CheckStatus after) {
		this.buffer.add(new ProbeFinished("telnyx", outcome, this.status, after, Instant.EPOCH,
				Duration.ofSeconds(this.seconds).toNanos(), 5));
		this.status = after;
		this.seconds += 30;
	}

	private List<Pending> rows() {
		return this.buffer.take(CAPACITY * 2, (row) -> true);
	}

}
