package com.tetrixcorp.status;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.history.HistorySnapshot;
import com.tetrixcorp.status.incident.IncidentSnapshot;
import com.tetrixcorp.status.statement.ProviderStatement;
import com.tetrixcorp.status.text.Availability;

/**
 * What is remembered, as of one request. Without a database nothing is.
 *
 * @param history history as it was last read, {@code null} where none is kept
 * @param incidents incidents as they were last read, {@code null} where none are kept
 * @param statements what the providers say of themselves
 */
public record Memory(@Nullable HistorySnapshot history, @Nullable IncidentSnapshot incidents,
		List<ProviderStatement> statements) {

	public Memory {
		statements = List.copyOf(statements);
	}

	public Availability ofHistory() {
		return (this.history != null) ? Availability.of(this.history.asOf(), this.history.unavailableSince())
				: Availability.NOT_KEPT;
	}

	public Availability ofIncidents() {
		return (this.incidents != null) ? Availability.of(this.incidents.asOf(), this.incidents.unavailableSince())
				: Availability.NOT_KEPT;
	}

}
