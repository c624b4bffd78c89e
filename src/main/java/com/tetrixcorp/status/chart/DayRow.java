package com.tetrixcorp.status.chart;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.history.DayTally;
import com.tetrixcorp.status.history.Tally;
import com.tetrixcorp.status.history.Uptime;
import com.tetrixcorp.status.text.Readings;
import com.tetrixcorp.status.text.UptimeWords;

/**
 * One day in numbers, or several days in a row of which nothing is known.
 *
 * @param date the day, or the first and the last of them
 * @param machine the day as {@code <time datetime>} wants it; {@code null} for several
 * @param up share of the observed time
 * @param observed share of the time that was observed
 * @param failing how long it failed
 * @param maintenance how long it was in planned maintenance
 */
public record DayRow(String date, @Nullable String machine, String up, String observed, String failing,
		String maintenance) {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

	/**
	 * The rows of a table.
	 * @param days oldest first
	 * @return newest first
	 */
	public static List<DayRow> of(List<DayTally> days) {
		List<DayRow> rows = new ArrayList<>();
		int newest = days.size() - 1;
		while (newest >= 0) {
			int oldest = newest;
			while (oldest > 0 && isBlank(days.get(newest)) && isBlank(days.get(oldest - 1))) {
				oldest--;
			}
			rows.add(row(days.get(oldest).date(), days.get(newest)));
			newest = oldest - 1;
		}
		return List.copyOf(rows);
	}

	private static boolean isBlank(DayTally day) {
		return day.tally().unknown() == day.tally().total();
	}

	private static DayRow row(LocalDate from, DayTally day) {
		Tally tally = day.tally();
		Uptime uptime = tally.uptime();
		boolean one = from.equals(day.date());
		String date = DATE.format(day.date());
		return new DayRow(one ? date : DATE.format(from) + " to " + date, one ? day.date().toString() : null,
				(tally.total() > 0) ? UptimeWords.up(uptime) : UptimeWords.of(tally),
				(uptime.up() != null) ? UptimeWords.coverage(uptime) : Readings.NOT_MEASURED,
				Readings.lasted(tally.failing()), Readings.lasted(tally.maintenance()));
	}

}
