package com.tetrixcorp.status.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * All of history that is shown, as it was last read.
 *
 * @param asOf when it was read; {@code null} if it never could be
 * @param unavailableSince since when it cannot be read; {@code null} while it can
 * @param subjects checks and capabilities, in the order of the configuration, checks
 * first
 * @param transitions changes of checks within the last 90 days, newest first; the newest
 * 1,000 if there were more
 */
public record HistorySnapshot(@Nullable Instant asOf, @Nullable Instant unavailableSince, List<SubjectHistory> subjects,
		List<TransitionRecorded> transitions) {

	public HistorySnapshot {
		subjects = List.copyOf(subjects);
		transitions = List.copyOf(transitions);
	}

	public Optional<SubjectHistory> of(Subject subject) {
		return this.subjects.stream().filter((it) -> it.subject().equals(subject)).findFirst();
	}

	/**
	 * What changed since a moment, for a reader who knows what was before.
	 * @param moment by the database's clock
	 * @return the changes at that moment or after it, newest first
	 */
	public List<TransitionRecorded> since(Instant moment) {
		return this.transitions.stream().filter((it) -> !it.at().isBefore(moment)).toList();
	}

}
