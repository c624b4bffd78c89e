package com.tetrixcorp.health;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CheckStateTests {

	private static final long STALE_AFTER = 90;

	// P pass, T time-out, C refused credentials, H throttled, N not configured
	@ParameterizedTest
	@CsvSource(textBlock = """
			'',        unknown
			H,         unknown
			N,         unknown
			P,         pass
			T,         unknown
			C,         fail
			T T,       fail
			T H T,     fail
			T P T,     pass
			P T,       pass
			P T T,     fail
			P C,       fail
			P T P T,   pass
			P T P T P, pass
			T P T P T, fail
			P T P P T P P T, pass
			T T P,     fail
			T T P T P, fail
			T T P P,   pass
			C P,       fail
			C P P,     pass
			T T P H P, pass
			T T P P T, fail
			T T P P P P T, pass
			""")
	void resultsMakeTheState(String results, String status) {
		assertThat(after(results).status().wireName()).isEqualTo(status);
	}

	@Test
	void theSameStateKeepsItsBeginning() {
		assertThat(after("T T T P T").since()).isEqualTo(2);
	}

	@Test
	void theRunCountsWhatCameInARowAndStartsAgainWithTheOpposite() {
		assertThat(after("P P P").run()).isEqualTo(3);
		assertThat(after("P P P T").run()).isOne();
		assertThat(after("").run()).isZero();
	}

	@Test
	void theClassOfTheNewestFailureIsKeptUntilItPasses() {
		assertThat(after("T C").failure()).isEqualTo(Outcome.CREDENTIALS);
		assertThat(after("T T P").failure()).isEqualTo(Outcome.TIMEOUT);
		assertThat(after("T T P P").failure()).isNull();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			'',          '1 pass, or 2 failures in a row'
			T,           '1 pass, or 1 more failure'
			P,           2 failures in a row
			P T,         1 more failure
			P T P T P,   1 failure
			T T,         2 passes in a row
			T T P,       1 more pass
			""")
	void tellsWhatItTakesToChange(String results, String flipsWhen) {
		assertThat(after(results).flipsWhen()).isEqualTo(flipsWhen);
	}

	@Test
	void becomesUnknownAtTheMomentItsEvidenceIsTooOldAndNotBefore() {
		CheckState passing = after("P");
		assertThat(passing.at(1 + STALE_AFTER, STALE_AFTER)).isEqualTo(passing);
		CheckState stale = passing.at(2 + STALE_AFTER, STALE_AFTER);
		assertThat(stale.status()).isEqualTo(CheckStatus.UNKNOWN);
		assertThat(stale.since()).isEqualTo(1 + STALE_AFTER);
		assertThat(stale.evidence()).isEqualTo(1);
	}

	@Test
	void aResultThatTellsNothingKeepsNothingFreshAndMakesNothingOlder() {
		CheckState passing = after("P");
		assertThat(passing.after(Outcome.THROTTLED, 1 + STALE_AFTER, STALE_AFTER)).isEqualTo(passing);
		assertThat(passing.after(Outcome.THROTTLED, 2 + STALE_AFTER, STALE_AFTER))
			.isEqualTo(passing.at(2 + STALE_AFTER, STALE_AFTER));
	}

	@Test
	void failuresFromBeforeAGapDoNotCountAfterIt() {
		CheckState state = after("P T").after(Outcome.TIMEOUT, 500, STALE_AFTER);
		assertThat(state.status()).isEqualTo(CheckStatus.UNKNOWN);
	}

	private static CheckState after(String results) {
		CheckState state = CheckState.unknown(0);
		long now = 0;
		for (Outcome outcome : outcomes(results)) {
			state = state.after(outcome, ++now, STALE_AFTER);
		}
		return state;
	}

	private static List<Outcome> outcomes(String results) {
		return Arrays.stream(results.split(" ")).filter((it) -> !it.isEmpty()).map((it) -> switch (it) {
			case "P" -> Outcome.PASS;
			case "T" -> Outcome.TIMEOUT;
			case "C" -> Outcome.CREDENTIALS;
			case "H" -> Outcome.THROTTLED;
			case "N" -> Outcome.NOT_CONFIGURED;
			default -> throw new IllegalArgumentException(it);
		}).toList();
	}

}
