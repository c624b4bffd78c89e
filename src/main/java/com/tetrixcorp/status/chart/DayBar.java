package com.tetrixcorp.status.chart;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.tetrixcorp.status.history.DayTally;
import com.tetrixcorp.status.history.Tally;
import com.tetrixcorp.status.text.UptimeWords;

/**
 * One day: what passed grows from the bottom, what failed hangs from above the top, and
 * what nobody observed stays empty. So each state is told by where and how it is drawn,
 * and the colour only repeats it.
 *
 * @param x its left edge in per cent of the strip
 * @param width its width in per cent
 * @param date the day
 * @param text what the day was, for those who do not see the bar and those who point at
 * it
 * @param pieces what is drawn, if anything
 */
public record DayBar(String x, String width, String date, String text, List<Piece> pieces) {

	/** Room above the days' height, in which only failures stand out. */
	static final double TOP = 10;

	static final double HEIGHT = 32;

	/** The least that is drawn of something that happened. */
	private static final double VISIBLE = 3;

	private static final double SPIKE = 5;

	private static final double SPIKE_ABOVE = 6;

	private static final double SHARE_OF_PLACE = 0.76;

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

	public DayBar {
		pieces = List.copyOf(pieces);
	}

	static DayBar of(DayTally day, int place, int places) {
		String date = DATE.format(day.date());
		double x = 100.0 * place / places;
		double width = 100.0 / places * SHARE_OF_PLACE;
		return new DayBar(percent(x), percent(width), date, date + ": " + UptimeWords.of(day.tally()),
				pieces(day.tally(), x, width));
	}

	private static List<Piece> pieces(Tally tally, double x, double width) {
		List<Piece> pieces = new ArrayList<>();
		double failing = Math.max(height(tally.failing(), tally), (tally.failing() > 0) ? SPIKE : 0);
		double maintenance = Math.min(height(tally.maintenance(), tally), HEIGHT - failing);
		double passing = Math.min(height(tally.passing(), tally), HEIGHT - failing - maintenance);
		double bottom = TOP + HEIGHT;
		if (passing > 0) {
			pieces.add(new Piece("p", percent(x), percent(width), number(bottom - passing), number(passing)));
		}
		if (maintenance > 0) {
			pieces.add(new Piece("m", percent(x), percent(width), number(bottom - passing - maintenance),
					number(maintenance)));
		}
		if (failing > 0 && tally.failing() <= tally.passing()) {
			pieces.add(new Piece("d", percent(x + width / 5), percent(width * 3 / 5), number(TOP - SPIKE_ABOVE),
					number(SPIKE_ABOVE + failing)));
		}
		else if (failing > 0) {
			pieces.add(new Piece("f", percent(x), percent(width), "0", number(TOP + failing)));
		}
		if (pieces.isEmpty()) {
			pieces.add(new Piece("u", percent(x), percent(width), number(bottom - VISIBLE), number(VISIBLE)));
		}
		return pieces;
	}

	private static double height(long part, Tally tally) {
		return (part > 0) ? Math.max(VISIBLE, HEIGHT * part / tally.total()) : 0;
	}

	private static String percent(double value) {
		return String.format(Locale.ROOT, "%.2f%%", value);
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
	}

	/**
	 * A rectangle.
	 *
	 * @param kind what it stands for: passing, maintenance, degraded, failing or unknown,
	 * by its first letter
	 * @param x its left edge in per cent of the strip
	 * @param width its width in per cent
	 * @param y its upper edge in pixels
	 * @param height its height in pixels
	 */
	public record Piece(String kind, String x, String width, String y, String height) {

	}

}
