package com.tetrixcorp.status;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.text.Moment;
import com.tetrixcorp.status.text.Readings;

/**
 * Says what is wrong with what is remembered: how old it is, or that there is nothing.
 */
final class Remark {

	private Remark() {
	}

	static @Nullable String onHistory(Memory memory, Instant now) {
		return switch (memory.ofHistory()) {
			case AVAILABLE -> null;
			case STALE, UNAVAILABLE -> (memory.history() != null)
					? unreadable("History", memory.history().asOf(), memory.history().unavailableSince(), now) : null;
			case NOT_KEPT -> "History is not kept here: this instance has no database. What is above is measured now.";
		};
	}

	static @Nullable String onIncidents(Memory memory, Instant now) {
		return switch (memory.ofIncidents()) {
			case AVAILABLE -> null;
			case STALE, UNAVAILABLE -> (memory.incidents() != null) ? unreadable("The list of incidents",
					memory.incidents().asOf(), memory.incidents().unavailableSince(), now) : null;
			case NOT_KEPT -> "Incidents are not kept here: this instance has no database.";
		};
	}

	private static String unreadable(String what, @Nullable Instant asOf, @Nullable Instant since, Instant now) {
		if (asOf == null) {
			return what + ((since != null) ? " cannot be read since " + Moment.of(since).human() : " is not read yet")
					+ ". What it would show is unknown.";
		}
		String age = Readings.span(nonNegative(Duration.between(asOf, now)));
		return what + " cannot be read" + ((since != null) ? " since " + Moment.of(since).human() : "")
				+ ". What you see of it is " + age + " old.";
	}

	// One is this instance's clock, the other the database's.
	private static Duration nonNegative(Duration duration) {
		return duration.isNegative() ? Duration.ZERO : duration;
	}

}
