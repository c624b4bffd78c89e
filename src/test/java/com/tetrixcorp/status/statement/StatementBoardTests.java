package com.tetrixcorp.status.statement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.tetrixcorp.health.SelfReport;
import com.tetrixcorp.health.SelfReport.Statement;
import com.tetrixcorp.status.statement.ProviderStatement.Says;
import com.tetrixcorp.status.statement.StatementStore.Stored;

import static org.assertj.core.api.Assertions.assertThat;

class StatementBoardTests {

	static final StatementProperties PROPERTIES = new StatementProperties(Duration.ofMinutes(5), Duration.ofHours(1),
			Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(5));

	private static final Instant FETCHED = Instant.parse("2026-11-24T01:58:00Z");

	private long nanos = 77;

	private final StatementBoard board = new StatementBoard(
			List.of(new ScriptedReport("telnyx"), new ScriptedReport("sinch")), PROPERTIES, () -> this.nanos);

	@Test
	void beforeAnythingWasReadEveryProviderIsUnknownAndWasNeverRead() {
		assertThat(this.board.current()).containsExactly(
				new ProviderStatement("telnyx", Says.UNKNOWN, 0, null, "https://status.example/telnyx"),
				new ProviderStatement("sinch", Says.UNKNOWN, 0, null, "https://status.example/sinch"));
	}

	@Test
	void whatWasReadIsToldInTheOrderOfTheChecksWithItsOwnTime() {
		this.board.update(List.of(stored("sinch", SelfReport.Says.OPERATIONAL, 0, Duration.ZERO),
				stored("telnyx", SelfReport.Says.TROUBLE, 3, Duration.ZERO)));

		assertThat(this.board.current()).containsExactly(
				new ProviderStatement("telnyx", Says.TROUBLE, 3, FETCHED, "https://status.example/telnyx"),
				new ProviderStatement("sinch", Says.OPERATIONAL, 0, FETCHED, "https://status.example/sinch"));
	}

	@Test
	void aStatementOfAProviderThatIsNotShownAnyMoreIsNotTold() {
		this.board.update(List.of(stored("gone", SelfReport.Says.TROUBLE, 1, Duration.ZERO)));

		assertThat(this.board.current()).extracting(ProviderStatement::check).containsExactly("telnyx", "sinch");
	}

	@Test
	void aStatementIsUnknownOnceItIsOlderThanAnHour() {
		this.board.update(List.of(stored("telnyx", SelfReport.Says.TROUBLE, 3, Duration.ofMinutes(50))));

		this.nanos += Duration.ofMinutes(10).toNanos();
		assertThat(this.board.current().get(0).says()).isEqualTo(Says.TROUBLE);

		this.nanos += Duration.ofMillis(1).toNanos();
		assertThat(this.board.current().get(0))
			.isEqualTo(new ProviderStatement("telnyx", Says.UNKNOWN, 0, FETCHED, "https://status.example/telnyx"));
	}

	@Test
	void itIsLookedUpMoreOftenForFiveMinutesAfterSomebodyAsked() {
		assertThat(this.board.pause()).isEqualTo(Duration.ofMinutes(5));

		this.board.current();
		this.nanos += Duration.ofMinutes(5).toNanos() - 1;
		assertThat(this.board.pause()).isEqualTo(Duration.ofSeconds(30));

		this.nanos++;
		assertThat(this.board.pause()).isEqualTo(Duration.ofMinutes(5));
	}

	private static Stored stored(String check, SelfReport.Says says, int incidents, Duration age) {
		return new Stored(check, new Statement(says, incidents), FETCHED, age.toMillis());
	}

}
