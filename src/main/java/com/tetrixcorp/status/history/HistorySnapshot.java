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
 */
public record HistorySnapshot(@Nullable Instant asOf, @Nullable Instant unavailableSince,
		List<SubjectHistory> subjects) {

	public HistorySnapshot {
		subjects = List.copyOf(subjects);
	}

	public Optional<SubjectHistory> of(Subject subject) {
		return this.subjects.stream().filter((it) -> it.subject().equals(subject)).findFirst();
	}

}
