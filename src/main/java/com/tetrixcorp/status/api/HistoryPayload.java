package com.tetrixcorp.status.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.Memory;
import com.tetrixcorp.status.history.DayTally;
import com.tetrixcorp.status.history.SubjectHistory;
import com.tetrixcorp.status.history.Tally;

/**
 * The answer of {@code /api/status/history}.
 *
 * @param days how many days were asked for, today included
 * @param history whether it is known, and how old it is
 * @param subjects checks and capabilities; empty if no history is known
 */
record HistoryPayload(int days, Knowledge history, List<SubjectPayload> subjects) {

	static HistoryPayload of(Memory memory, int days) {
		List<SubjectPayload> subjects = (memory.history() != null && memory.history().asOf() != null)
				? memory.history().subjects().stream().map((it) -> SubjectPayload.of(it, days)).toList() : List.of();
		return new HistoryPayload(days, Knowledge.ofHistory(memory), subjects);
	}

	/**
	 * One check or capability.
	 *
	 * @param kind {@code check} or {@code capability}
	 * @param name its name
	 * @param days oldest first, in UTC
	 */
	record SubjectPayload(String kind, String name, List<Day> days) {

		static SubjectPayload of(SubjectHistory history, int days) {
			List<DayTally> all = history.days();
			return new SubjectPayload(history.subject().kind().name().toLowerCase(Locale.ROOT),
					history.subject().name(),
					all.subList(Math.max(0, all.size() - days), all.size()).stream().map(Day::of).toList());
		}

	}

	/**
	 * One day: its four times add up to it, or to what has passed of today.
	 *
	 * @param date the day
	 * @param passingMillis how long it passed, or was up
	 * @param failingMillis how long it failed, or was lost
	 * @param unknownMillis how long nobody knew
	 * @param maintenanceMillis how long it was in planned maintenance
	 * @param up share of the observed time, 0 to 1; {@code null} if nothing was observed
	 * @param coverage share of the time outside maintenance that was observed, 0 to 1;
	 * {@code null} if there was no such time
	 */
	record Day(LocalDate date, long passingMillis, long failingMillis, long unknownMillis, long maintenanceMillis,
			@Nullable Double up, @Nullable Double coverage) {

		static Day of(DayTally day) {
			Tally tally = day.tally();
			return new Day(day.date(), tally.passing(), tally.failing(), tally.unknown(), tally.maintenance(),
					tally.uptime().up(), tally.uptime().coverage());
		}

	}

}
