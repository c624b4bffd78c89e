package com.tetrixcorp.status.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.health.Outcome;

/**
 * Mends what no transition told: an instance that failed alone while the fleet could not
 * talk, and now takes the state of others without a change of its own; or a check that
 * changed within a planned window, which touches no incident, and is still so after it.
 */
final class Reconciliation {

	/**
	 * A check that fails may have passed once since: what it fails of is an earlier
	 * result.
	 */
	private static final String ROWS = """
			select c.name, r.state_after, coalesce(f.outcome, r.outcome) as outcome, r.last_at, s.status, s.at, now() as now,
			  exists (select from incident_check m join incident i on i.id = m.incident
			    where m.check_name = c.name and m.failing and i.closed_at is null and not i.drill) as failing,
			  exists (select from maintenance w
			    where c.name = any(w.checks) and w.starts_at <= now() and w.ends_at > now()) as maintenance
			from unnest(:checks) as c (name)
			left join lateral (select p.state_after, p.outcome, p.last_at from probe_result p
			  where p.check_name = c.name and p.at > now() - interval '3 minutes'
			  order by p.at desc limit 1) r on true
			left join lateral (select p.outcome from probe_result p
			  where r.state_after = 'fail' and p.check_name = c.name and p.at > now() - interval '15 minutes'
			    and p.state_after = 'fail' and p.outcome not in ('pass', 'throttled', 'not-configured')
			  order by p.at desc limit 1) f on true
			left join incident_check_state s on s.check_name = c.name""";

	private final JdbcClient jdbc;

	private final IncidentStore store;

	private final IncidentRecorder recorder;

	private final HealthReports reports;

	private final TransactionOperations transactions;

	Reconciliation(JdbcClient jdbc, IncidentStore store, IncidentRecorder recorder, HealthReports reports,
			TransactionOperations transactions) {
		this.jdbc = jdbc;
		this.store = store;
		this.recorder = recorder;
		this.reports = reports;
		this.transactions = transactions;
	}

	// One round trip, if there is nothing to mend.
	void run() {
		if (!missing().isEmpty()) {
			this.transactions.executeWithoutResult((status) -> {
				this.store.lock();
				this.recorder.take(missing());
			});
		}
	}

	private List<Observation> missing() {
		String[] checks = this.reports.current().checks().stream().map(CheckReport::name).toArray(String[]::new);
		return this.jdbc.sql(ROWS)
			.param("checks", checks)
			.query((row, number) -> row(row))
			.list()
			.stream()
			.flatMap((row) -> missing(row).stream())
			.toList();
	}

	private static Row row(ResultSet row) throws SQLException {
		String newest = row.getString("state_after");
		String known = row.getString("status");
		return new Row(row.getString("name"),
				(newest != null) ? new Observation(row.getString("name"), Rows.constant(CheckStatus.class, newest),
						Rows.constant(Outcome.class, row, "outcome"), Rows.moment(row, "last_at")) : null,
				(known != null) ? new Projection.Known(Rows.constant(CheckStatus.class, known), Rows.moment(row, "at"))
						: null,
				row.getBoolean("failing"), row.getBoolean("maintenance"), Rows.moment(row, "now"));
	}

	/**
	 * What should have been told of a check.
	 * @param row all that is known of it
	 * @return the observation, or empty if all is in order
	 */
	static Optional<Observation> missing(Row row) {
		Observation newest = row.newest();
		if (newest == null || row.maintenance() && newest.status() == CheckStatus.FAIL
				|| newest.status() == CheckStatus.UNKNOWN) {
			return Optional.empty();
		}
		boolean untold = row.known() == null
				|| newest.status() != row.known().status() && newest.at().isAfter(row.known().at());
		if (untold) {
			return Optional.of(newest);
		}
		boolean agrees = row.known() != null && newest.status() == row.known().status();
		boolean inOrder = row.failing() == (newest.status() == CheckStatus.FAIL);
		return (agrees && !inOrder)
				? Optional.of(new Observation(row.check(), newest.status(), newest.outcome(), row.now()))
				: Optional.empty();
	}

	/**
	 * What is known of a check.
	 *
	 * @param check its name
	 * @param newest its newest result, {@code null} if there is no recent one
	 * @param known what the rules last heard, {@code null} if nothing
	 * @param failing whether it fails in an open incident
	 * @param maintenance whether it is within a planned window
	 * @param now the database's time
	 */
	record Row(String check, @Nullable Observation newest, Projection.@Nullable Known known, boolean failing,
			boolean maintenance, Instant now) {

	}

}
