package com.tetrixcorp.status;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import com.tetrixcorp.status.history.History;
import com.tetrixcorp.status.incident.Incidents;
import com.tetrixcorp.status.statement.ProviderStatements;

/**
 * Collects what is remembered, from memory: each of its sources may be missing.
 */
@Component
public class Memories {

	private final ObjectProvider<History> history;

	private final ObjectProvider<Incidents> incidents;

	private final ObjectProvider<ProviderStatements> statements;

	Memories(ObjectProvider<History> history, ObjectProvider<Incidents> incidents,
			ObjectProvider<ProviderStatements> statements) {
		this.history = history;
		this.incidents = incidents;
		this.statements = statements;
	}

	public Memory current() {
		History kept = this.history.getIfAvailable();
		Incidents noted = this.incidents.getIfAvailable();
		ProviderStatements said = this.statements.getIfAvailable();
		return new Memory((kept != null && kept.kept()) ? kept.current() : null,
				(noted != null && noted.kept()) ? noted.current() : null, (said != null) ? said.current() : List.of());
	}

}
