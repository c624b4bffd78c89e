package com.tetrixcorp.status.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.Memory;
import com.tetrixcorp.status.history.HistorySnapshot;
import com.tetrixcorp.status.history.TransitionRecorded;
import com.tetrixcorp.status.incident.Incident;
import com.tetrixcorp.status.incident.IncidentSnapshot;
import com.tetrixcorp.status.text.Availability;

/**
 * What changed since a moment.
 *
 * @param since the moment
 * @param until what happened before this moment is known, and what is asked for next
 * begins with it; {@code null} if nothing is known
 * @param complete whether that is all from the one to the other: only then does an empty
 * list mean that nothing changed
 * @param transitions changes of checks at that moment or after it, newest first
 * @param incidents incidents in which something happened at that moment or after it,
 * newest first
 */
record Changes(Instant since, @Nullable Instant until, boolean complete, List<Transition> transitions,
		List<IncidentPayload> incidents) {

	/** What history remembers of transitions in memory. */
	private static final int REMEMBERED = 1000;

	private static final Duration REACH = Duration.ofDays(90);

	static Changes of(Memory memory, Instant since) {
		List<Transition> transitions = (memory.history() != null)
				? memory.history().since(since).stream().map(Transition::of).toList() : List.of();
		List<IncidentPayload> incidents = (memory.incidents() != null) ? memory.incidents()
			.incidents()
			.stream()
			.filter((it) -> happenedSince(it, since))
			.map(IncidentPayload::of)
			.toList() : List.of();
		return new Changes(Knowledge.millis(since), until(memory), isComplete(memory, since), transitions, incidents);
	}

	private static boolean isComplete(Memory memory, Instant since) {
		HistorySnapshot history = memory.history();
		if (memory.ofHistory() != Availability.AVAILABLE || memory.ofIncidents() != Availability.AVAILABLE
				|| history == null || history.asOf() == null || since.isBefore(history.asOf().minus(REACH))) {
			return false;
		}
		// The next older one might have been dropped for want of room.
		List<TransitionRecorded> transitions = history.transitions();
		List<Incident> over = Objects.requireNonNull(memory.incidents())
			.incidents()
			.stream()
			.filter((it) -> !it.open())
			.toList();
		return (transitions.size() < REMEMBERED || transitions.get(transitions.size() - 1).at().isBefore(since))
				&& (over.size() < IncidentSnapshot.MOST || over.get(over.size() - 1).openedAt().isBefore(since));
	}

	// What was written since both were read is not among it.
	private static @Nullable Instant until(Memory memory) {
		Instant history = (memory.history() != null) ? memory.history().asOf() : null;
		Instant incidents = (memory.incidents() != null) ? memory.incidents().asOf() : null;
		if (history == null || incidents == null) {
			return null;
		}
		return Knowledge.millis(history.isBefore(incidents) ? history : incidents);
	}

	private static boolean happenedSince(Incident incident, Instant since) {
		return !incident.openedAt().isBefore(since)
				|| (incident.closedAt() != null && !incident.closedAt().isBefore(since))
				|| incident.timeline().stream().anyMatch((entry) -> !entry.at().isBefore(since));
	}

	/**
	 * A check changed.
	 *
	 * @param check its name
	 * @param before its state before
	 * @param after its state after
	 * @param outcome what the probe found that changed it
	 * @param at when, by the database's clock
	 */
	record Transition(String check, String before, String after, String outcome, Instant at) {

		static Transition of(TransitionRecorded recorded) {
			return new Transition(recorded.check(), recorded.before().wireName(), recorded.after().wireName(),
					recorded.outcome().wireName(), Knowledge.millis(recorded.at()));
		}

	}

}
