package com.tetrixcorp.status.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.status.incident.IncidentReport.FailedCheck;

/**
 * Reads incidents one by one.
 */
final class JdbcIncidentReports implements IncidentReports {

	private final JdbcClient jdbc;

	JdbcIncidentReports(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Optional<IncidentReport> read(long id) {
		List<FailedCheck> checks = this.jdbc.sql("""
				select check_name, failing, failure, failed_at from incident_check
				where incident = :id order by position""")
			.param("id", id)
			.query((row, number) -> new FailedCheck(row.getString("check_name"), row.getBoolean("failing"),
					Rows.constant(Outcome.class, row, "failure"), Rows.moment(row, "failed_at")))
			.list();
		return this.jdbc.sql("""
				select i.*, now() as as_of, array(select impact from incident o
				  where o.closed_at is null and o.id <> i.id and not o.drill) as others
				from incident i where i.id = :id""")
			.param("id", id)
			.query((row, number) -> report(row, checks))
			.optional();
	}

	private static IncidentReport report(ResultSet row, List<FailedCheck> checks) throws SQLException {
		return new IncidentReport(row.getLong("id"), Rows.constant(Impact.class, row, "impact"),
				Rows.moment(row, "opened_at"), Rows.momentOrNull(row, "closed_at"), Rows.moment(row, "as_of"),
				row.getInt("flaps"), Rows.texts(row, "capabilities"), checks,
				Rows.texts(row, "others")
					.stream()
					.map((impact) -> Rows.constant(Impact.class, impact))
					.max(Impact::compareTo)
					.orElse(null),
				row.getBoolean("drill"));
	}

	@Override
	public boolean any(String check, Instant from, Instant to) {
		return this.jdbc
			.sql("""
					select exists (select from incident i join incident_check c on c.incident = i.id
					where c.check_name = :check and not i.drill and i.opened_at <= :to and (i.closed_at is null or i.closed_at >= :from))""")
			.param("check", check)
			.param("from", Rows.moment(from))
			.param("to", Rows.moment(to))
			.query(Boolean.class)
			.single();
	}

}
