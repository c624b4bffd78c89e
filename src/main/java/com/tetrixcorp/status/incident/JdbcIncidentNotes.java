package com.tetrixcorp.status.incident;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notes in PostgreSQL.
 */
final class JdbcIncidentNotes implements IncidentNotes {

	private final JdbcClient jdbc;

	private final Runnable changed;

	JdbcIncidentNotes(JdbcClient jdbc, Runnable changed) {
		this.jdbc = jdbc;
		this.changed = changed;
	}

	@Override
	public boolean add(long incident, String text) {
		int rows = this.jdbc
			.sql("insert into incident_note (incident, text) select id, :text from incident where id = :incident")
			.param("text", StaffTexts.checked(text))
			.param("incident", incident)
			.update();
		AfterCommit.run(this.changed);
		return rows == 1;
	}

}
