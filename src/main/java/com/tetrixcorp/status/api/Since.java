package com.tetrixcorp.status.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the parameter {@code since}: a moment, or how long ago it was.
 */
final class Since {

	static final String FORMS = "an instant such as 2026-11-24T02:00:00Z, or a duration such as PT1H, 90m, 1h or 7d";

	private static final Pattern SHORT = Pattern.compile("([0-9]{1,7})([smhd])");

	/** Further back than anything is shown, and far from where instants overflow. */
	private static final Duration LONGEST = Duration.ofDays(366);

	private Since() {
	}

	/**
	 * Reads.
	 * @param text what was sent
	 * @param now the moment from which a duration is counted back
	 * @return the moment; empty if it is none of the accepted forms, or further away than
	 * a year
	 */
	static Optional<Instant> parse(String text, Instant now) {
		try {
			Instant moment = moment(text, now);
			boolean isNear = Duration.between(moment, now).abs().compareTo(LONGEST) <= 0;
			return isNear ? Optional.of(moment) : Optional.empty();
		}
		catch (DateTimeException | ArithmeticException ex) {
			return Optional.empty();
		}
	}

	private static Instant moment(String text, Instant now) {
		Matcher matcher = SHORT.matcher(text);
		if (matcher.matches()) {
			String unit = matcher.group(2).toUpperCase(Locale.ROOT);
			return back(Duration.parse((unit.equals("D") ? "P" : "PT") + matcher.group(1) + unit), now);
		}
		if (text.startsWith("P")) {
			return back(Duration.parse(text), now);
		}
		// A plus sign in an address arrives as a space.
		return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
	}

	private static Instant back(Duration duration, Instant now) {
		if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
			throw new DateTimeException("Not a time ago");
		}
		return now.minus(duration);
	}

}
