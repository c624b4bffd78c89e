package com.tetrixcorp.status.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A point in time, for a machine and for a reader. In UTC, since we do not know where the
 * reader is.
 *
 * @param machine as {@code <time datetime>} wants it
 * @param human day and time
 */
public record Moment(String machine, String human) {

	private static final DateTimeFormatter HUMAN = DateTimeFormatter
		.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	public static Moment of(Instant instant) {
		return new Moment(instant.truncatedTo(ChronoUnit.SECONDS).toString(), HUMAN.format(instant));
	}

}
