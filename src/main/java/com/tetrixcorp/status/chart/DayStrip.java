package com.tetrixcorp.status.chart;

import java.util.List;
import java.util.stream.IntStream;

import com.tetrixcorp.status.history.DayTally;

/**
 * The last days as bars side by side, the newest at the right. Positions are per cents,
 * so that it is as wide as the screen allows; heights are pixels.
 *
 * @param bars oldest first
 */
public record DayStrip(List<DayBar> bars) {

	/** As many places as the page speaks of; a shorter history stands at the right. */
	static final int PLACES = 90;

	public DayStrip {
		bars = List.copyOf(bars);
	}

	public static DayStrip of(List<DayTally> days) {
		int first = Math.max(0, PLACES - days.size());
		return new DayStrip(IntStream.range(0, days.size())
			.mapToObj((index) -> DayBar.of(days.get(index), first + index, Math.max(PLACES, days.size())))
			.toList());
	}

	public String from() {
		return this.bars.isEmpty() ? "" : this.bars.get(0).date();
	}

	/**
	 * The last day: the one of the reading, which may be yesterday's by now.
	 * @return its date; empty if there is none
	 */
	public String to() {
		return this.bars.isEmpty() ? "" : this.bars.get(this.bars.size() - 1).date();
	}

}
