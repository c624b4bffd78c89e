package com.tetrixcorp.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

import com.tetrixcorp.status.history.History;
import com.tetrixcorp.status.history.HistorySnapshot;
import com.tetrixcorp.status.incident.Incident;
import com.tetrixcorp.status.incident.IncidentSnapshot;
import com.tetrixcorp.status.incident.Incidents;
import com.tetrixcorp.status.statement.ProviderStatement;
import com.tetrixcorp.status.statement.ProviderStatement.Says;
import com.tetrixcorp.status.statement.ProviderStatements;

/**
 * A past that a test says.
 */
public final class SwitchablePast {

	private volatile HistorySnapshot history = SampleHistory.of(90);

	private volatile IncidentSnapshot incidents = SampleIncidents.some();

	private volatile @Nullable DataAccessException failure;

	public void show(HistorySnapshot history) {
		this.history = history;
	}

	public void show(IncidentSnapshot incidents) {
		this.incidents = incidents;
	}

	public void loseDatabase() {
		this.failure = new DataAccessResourceFailureException("The database is away");
	}

	public void reset() {
		this.history = SampleHistory.of(90);
		this.incidents = SampleIncidents.some();
		this.failure = null;
	}

	public History history() {
		return () -> this.history;
	}

	public ProviderStatements statements() {
		Instant asOf = SampleHistory.AS_OF.minusSeconds(95);
		return () -> List.of(new ProviderStatement("telnyx", Says.TROUBLE, 2, asOf, "https://status.telnyx.com/"),
				new ProviderStatement("sinch", Says.OPERATIONAL, 0, asOf, "https://status.sinch.com/"),
				new ProviderStatement("firebase", Says.UNKNOWN, 0, asOf, "https://status.firebase.google.com/"));
	}

	public Incidents incidents() {
		return new Incidents() {

			@Override
			public IncidentSnapshot current() {
				return SwitchablePast.this.incidents;
			}

			@Override
			public Optional<Incident> find(long id) {
				Optional<Incident> shown = current().incidents().stream().filter((it) -> it.id() == id).findFirst();
				DataAccessException failure = SwitchablePast.this.failure;
				if (shown.isEmpty() && failure != null) {
					throw failure;
				}
				return shown;
			}

		};
	}

}
