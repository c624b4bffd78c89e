package com.tetrixcorp.status.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.Memory;

/**
 * How much of what is remembered is known.
 *
 * @param state {@code available}; {@code stale}: read before, but not readable now;
 * {@code unavailable}: never read yet; {@code not-kept}: there is no database
 * @param asOf when it was last read; {@code null} if never
 * @param unavailableSince since when it cannot be read; {@code null} while it can
 */
record Knowledge(String state, @Nullable Instant asOf, @Nullable Instant unavailableSince) {

	static Knowledge ofHistory(Memory memory) {
		return (memory.history() != null)
				? of(memory.ofHistory().wireName(), memory.history().asOf(), memory.history().unavailableSince())
				: new Knowledge(memory.ofHistory().wireName(), null, null);
	}

	static Knowledge ofIncidents(Memory memory) {
		return (memory.incidents() != null)
				? of(memory.ofIncidents().wireName(), memory.incidents().asOf(), memory.incidents().unavailableSince())
				: new Knowledge(memory.ofIncidents().wireName(), null, null);
	}

	static Instant millis(Instant instant) {
		return instant.truncatedTo(ChronoUnit.MILLIS);
	}

	private static Knowledge of(String state, @Nullable Instant asOf, @Nullable Instant unavailableSince) {
		return new Knowledge(state, (asOf != null) ? millis(asOf) : null,
				(unavailableSince != null) ? millis(unavailableSince) : null);
	}

}
