package com.tetrixcorp.status.chart;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.tetrixcorp.status.chart.DayBar.Piece;
import com.tetrixcorp.status.history.DayTally;
import com.tetrixcorp.status.history.Tally;

import static org.assertj.core.api.Assertions.assertThat;

class DayStripTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

	private static final long HOUR = 3_600_000;

	private static final Tally UP = new Tally(24 * HOUR, 0, 0, 0);

	private static final Tally UNKNOWN = new Tally(0, 0, 24 * HOUR, 0);

	@Test
	void aDayThatHasJustBegunIsNotObservedAndInNoMaintenance() {
		assertThat(DayRow.of(List.of(day(1, UP), day(0, Tally.NONE))).get(0))
			.isEqualTo(new DayRow("1 Mar 2026", "2026-03-01", "not observed", "–", "–", "–"));
		assertThat(DayRow.of(List.of(day(1, new Tally(0, 0, 24 * HOUR, 0)), day(0, Tally.NONE)))).singleElement()
			.isEqualTo(new DayRow("28 Feb 2026 to 1 Mar 2026", null, "not observed", "–", "–", "–"));
	}

	@Test
	void ninetyDaysFillTheStripFromEdgeToEdge() {
		DayStrip strip = DayStrip.of(IntStream.range(0, 90).mapToObj((ago) -> day(89 - ago, UP)).toList());

		assertThat(strip.bars()).hasSize(90);
		assertThat(strip.bars().get(0).x()).isEqualTo("0.00%");
		assertThat(strip.bars().get(89).x()).isEqualTo("98.89%");
		assertThat(strip.from()).isEqualTo("2 Dec 2025");
		assertThat(strip.bars()).extracting(DayBar::text)
			.doesNotHaveDuplicates()
			.last()
			.asString()
			.startsWith("1 Mar 2026: 100");
	}

	@Test
	void aShortHistoryStandsAtTheRight() {
		assertThat(DayStrip.of(List.of(day(0, UP))).bars()).singleElement().extracting(DayBar::x).isEqualTo("98.89%");
		assertThat(DayStrip.of(List.of()).from()).isEmpty();
	}

	@Test
	void aDayThatPassedFillsItsPlaceAndNoMore() {
		assertThat(pieces(UP)).singleElement().satisfies((piece) -> has(piece, "p", "10", "32"));
	}

	@Test
	void whatNobodyObservedLeavesItsPlaceEmpty() {
		assertThat(pieces(UNKNOWN)).singleElement().satisfies((piece) -> has(piece, "u", "39", "3"));
		assertThat(pieces(new Tally(12 * HOUR, 0, 12 * HOUR, 0))).singleElement()
			.satisfies((piece) -> has(piece, "p", "26", "16"));
	}

	@Test
	void aShortFailureIsSeenThoughItWouldBeLessThanAPixel() {
		List<Piece> pieces = pieces(new Tally(24 * HOUR - 1, 1, 0, 0));

		assertThat(pieces).extracting(Piece::kind).containsExactly("p", "d");
		has(pieces.get(0), "p", "15", "27");
		has(pieces.get(1), "d", "4", "11");
		assertThat(Double.parseDouble(pieces.get(1).width().replace("%", "")))
			.isLessThan(Double.parseDouble(pieces.get(0).width().replace("%", "")));
	}

	@Test
	void aDayThatFailedForMostOfWhatWasObservedStandsOutHighest() {
		assertThat(pieces(new Tally(0, 24 * HOUR, 0, 0))).singleElement()
			.satisfies((piece) -> has(piece, "f", "0", "42"));
		assertThat(pieces(new Tally(HOUR, HOUR, 22 * HOUR, 0))).extracting(Piece::kind).containsExactly("p", "d");
		assertThat(pieces(new Tally(HOUR, HOUR + 1, 22 * HOUR, 0))).extracting(Piece::kind).containsExactly("p", "f");
	}

	@Test
	void maintenanceStandsOnWhatPassed() {
		List<Piece> pieces = pieces(new Tally(12 * HOUR, 0, 0, 12 * HOUR));

		has(pieces.get(0), "p", "26", "16");
		has(pieces.get(1), "m", "10", "16");
	}

	@Test
	void noPieceLeavesTheDrawing() {
		for (Tally tally : List.of(new Tally(1, 1, 1, 1), new Tally(24 * HOUR, 1, 1, 1), new Tally(1, 24 * HOUR, 1, 1),
				new Tally(1, 1, 1, 24 * HOUR), Tally.NONE)) {
			assertThat(pieces(tally)).allSatisfy((piece) -> {
				assertThat(Double.parseDouble(piece.y())).isBetween(0.0, 42.0);
				assertThat(Double.parseDouble(piece.y()) + Double.parseDouble(piece.height())).isBetween(0.0, 42.01);
			});
		}
	}

	@Test
	void theTableTellsDayByDayTheNewestFirst() {
		List<DayRow> rows = DayRow.of(List.of(day(1, new Tally(18 * HOUR, 5 * HOUR, HOUR / 2, HOUR / 2)), day(0, UP)));

		assertThat(rows).extracting(DayRow::machine).containsExactly("2026-03-01", "2026-02-28");
		assertThat(rows.get(0)).isEqualTo(new DayRow("1 Mar 2026", "2026-03-01", "100\u00a0%", "100\u00a0%", "–", "–"));
		assertThat(rows.get(1))
			.isEqualTo(new DayRow("28 Feb 2026", "2026-02-28", "78.26\u00a0%", "97.8\u00a0%", "5 h", "30 min"));
	}

	@Test
	void daysInARowOfWhichNothingIsKnownAreOneRow() {
		List<DayRow> rows = DayRow
			.of(List.of(day(4, UNKNOWN), day(3, UNKNOWN), day(2, UP), day(1, UNKNOWN), day(0, UP)));

		assertThat(rows).extracting(DayRow::date)
			.containsExactly("1 Mar 2026", "28 Feb 2026", "27 Feb 2026", "25 Feb 2026 to 26 Feb 2026");
		assertThat(rows.get(3))
			.isEqualTo(new DayRow("25 Feb 2026 to 26 Feb 2026", null, "not observed", "–", "–", "–"));
	}

	private static DayTally day(int ago, Tally tally) {
		return new DayTally(TODAY.minusDays(ago), tally);
	}

	private static List<Piece> pieces(Tally tally) {
		return DayStrip.of(List.of(day(0, tally))).bars().get(0).pieces();
	}

	private static void has(Piece piece, String kind, String y, String height) {
		assertThat(piece).extracting(Piece::kind, Piece::y, Piece::height).containsExactly(kind, y, height);
	}

}
