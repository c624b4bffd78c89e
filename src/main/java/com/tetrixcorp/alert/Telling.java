package com.tetrixcorp.alert;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.incident.Impact;
import com.tetrixcorp.status.incident.IncidentReport;

/**
 * Whether there is still something to tell about an incident, when it is the turn of a
 * message about it: a pure function of what is the case and what its receiver knows.
 */
final class Telling {

	/** The check whose outage is told without the outbox too. */
	static final String DATABASE = "database";

	private Telling() {
	}

	/**
	 * Decides.
	 * @param kind what the message would tell
	 * @param age how long ago it was written
	 * @param incident what it is about
	 * @param knowledge what the receiver knows
	 * @param hold how long to wait for the word of whoever told it directly
	 * @return what to do; what to send is the caller's
	 */
	static Verdict of(Kind kind, Duration age, IncidentReport incident, Knowledge knowledge, Duration hold) {
		boolean direct = kind == Kind.OPENED || kind == Kind.WORSENED || kind == Kind.FLAPPING;
		if (direct && incident.about(DATABASE) && !knowledge.directly() && age.compareTo(hold) < 0) {
			return Verdict.WAIT;
		}
		boolean worthIt = switch (kind) {
			case OPENED -> !knowledge.directly();
			case WORSENED -> !knowledge.directly() && knowsLess(knowledge.told(), incident.impact());
			// What comes and goes is told as that.
			case RECOVERED -> incident.flaps() == 0 && !incident.open();
			case FLAPPING -> !knowledge.directly();
			// While it is back once more, another message waits for its end.
			case STABLE -> !incident.open();
			default -> true;
		};
		return worthIt ? Verdict.TELL : Verdict.SILENCE;
	}

	private static boolean knowsLess(@Nullable Impact told, Impact impact) {
		return told == null || told.compareTo(impact) < 0;
	}

	/**
	 * What to do with a message.
	 */
	enum Verdict {

		/** Tell it. */
		TELL,

		/** Never tell it. */
		SILENCE,

		/** Decide later. */
		WAIT

	}

	/**
	 * What the receiver knows of an incident.
	 *
	 * @param told the worst impact that it was told of, {@code null} if none
	 * @param directly whether an instance told the same without the outbox
	 */
	record Knowledge(@Nullable Impact told, boolean directly) {

	}

}
