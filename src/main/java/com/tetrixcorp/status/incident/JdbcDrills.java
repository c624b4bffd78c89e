package com.tetrixcorp.status.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.Assert;

import com.tetrixcorp.health.CapabilityReport;
import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.status.incident.IncidentChanged.Change;

/**
 * Exercises in PostgreSQL, each with an incident that says so. Whoever begins or ends one
 * holds the turn of incidents, so that of two at the same time only one does.
 */
final class JdbcDrills implements DrillPlan {

	private static final int RECENT = 20;

	// Not now(): whoever waited for its turn would compare with the time at which it
	// began to wait.
	private static final String COLUMNS = "id, check_name, starts_at, ends_at, ends_at > clock_timestamp() as running, "
			+ "incident";

	private final JdbcClient jdbc;

	private final TransactionOperations transactions;

	private final IncidentStore store;

	private final HealthReports reports;

	private final IncidentNotes notes;

	private final Consumer<IncidentChanged> events;

	private final Runnable changed;

	JdbcDrills(JdbcClient jdbc, TransactionOperations transactions, HealthReports reports, IncidentNotes notes,
			Consumer<IncidentChanged> events, Runnable changed) {
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.store = new IncidentStore(jdbc);
		this.reports = reports;
		this.notes = notes;
		this.events = events;
		this.changed = changed;
	}

	@Override
	public Optional<DrillRun> start(String check, Duration length, String reason) {
		String checkedReason = StaffTexts.checked(reason);
		HealthReport report = this.reports.current();
		Set<String> known = new LinkedHashSet<>(report.checks().stream().map(CheckReport::name).toList());
		Assert.isTrue(known.contains(check), () -> "The checks are " + String.join(", ", known));
		Assert.isTrue(length.compareTo(Duration.ZERO) > 0, "It must last for a minute at least");
		Assert.isTrue(length.compareTo(LONGEST) <= 0, "It must not last longer than 10 minutes");
		return inTransaction(() -> {
			this.store.lock();
			if (running().isPresent()) {
				return Optional.empty();
			}
			return Optional.of(start(check, length, checkedReason, report.capabilities()));
		});
	}

	private DrillRun start(String check, Duration length, String reason, List<CapabilityReport> capabilities) {
		Instant now = this.jdbc.sql("select now()").query(OffsetDateTime.class).single().toInstant();
		Course opened = Course.opened(new Observation(check, CheckStatus.FAIL, Outcome.SERVER_ERROR, now));
		// With what really fails at this moment.
		Impact impact = ImpactRule.of(opened, this.store.load(now, Duration.ZERO), capabilities);
		Course saved = this.store.save(opened.withImpact(impact), ImpactRule.touched(opened, capabilities));
		this.jdbc.sql("update incident set drill = true where id = :id").param("id", saved.id()).update();
		DrillRun run = this.jdbc.sql("""
				insert into drill (check_name, starts_at, ends_at, incident)
				values (:check, now(), now() + :length * interval '1 ms', :incident) returning %s""".formatted(COLUMNS))
			.param("check", check)
			.param("length", length.toMillis())
			.param("incident", saved.id())
			.query((row, number) -> run(row))
			.single();
		this.notes.add(saved.id(), "Drill: " + reason);
		tell(saved.id(), Change.OPENED, impact, now);
		return run;
	}

	@Override
	public Optional<DrillRun> stop() {
		return inTransaction(() -> {
			this.store.lock();
			Optional<DrillRun> stopped = this.jdbc
				.sql("update drill set ends_at = clock_timestamp() where ends_at > clock_timestamp() returning "
						+ COLUMNS)
				.query((row, number) -> run(row))
				.optional();
			close();
			return stopped;
		});
	}

	@Override
	public List<DrillRun> recent() {
		return this.jdbc.sql("select " + COLUMNS + " from drill order by id desc limit " + RECENT)
			.query((row, number) -> run(row))
			.list();
	}

	/**
	 * Closes the incident of an exercise that has ended by itself; whichever instance is
	 * first does, and tells.
	 * @return whether an exercise goes on
	 */
	boolean closeEnded() {
		boolean ended = this.jdbc.sql("""
				select exists (select from incident i join drill d on d.incident = i.id
				where i.closed_at is null and d.ends_at <= clock_timestamp())""").query(Boolean.class).single();
		if (ended) {
			inTransaction(() -> {
				this.store.lock();
				close();
				return Optional.empty();
			});
		}
		return running().isPresent();
	}

	private void close() {
		List<IncidentChanged> closed = this.jdbc.sql("""
				update incident i set closed_at = d.ends_at, changed_at = d.ends_at from drill d
				where d.incident = i.id and i.closed_at is null and d.ends_at <= clock_timestamp()
				returning i.id, i.impact, d.ends_at""")
			.query((row, number) -> new IncidentChanged(row.getLong("id"), Change.CLOSED,
					Rows.constant(Impact.class, row, "impact"), 0, Rows.moment(row, "ends_at")))
			.list();
		closed.forEach((event) -> {
			this.jdbc.sql("update incident_check set failing = false where incident = :id")
				.param("id", event.incident())
				.update();
			tell(event.incident(), event.change(), event.impact(), event.at());
		});
	}

	private Optional<DrillRun> running() {
		return this.jdbc.sql("select " + COLUMNS + " from drill where ends_at > clock_timestamp()")
			.query((row, number) -> run(row))
			.optional();
	}

	private void tell(long incident, Change change, Impact impact, Instant at) {
		this.events.accept(new IncidentChanged(incident, change, impact, 0, at));
		AfterCommit.run(this.changed);
	}

	private <T> Optional<T> inTransaction(Supplier<Optional<T>> work) {
		Optional<T> result = this.transactions.execute((status) -> work.get());
		return (result != null) ? result : Optional.empty();
	}

	private static DrillRun run(ResultSet row) throws SQLException {
		return new DrillRun(row.getLong("id"), row.getString("check_name"), Rows.moment(row, "starts_at"),
				Rows.moment(row, "ends_at"), row.getBoolean("running"), row.getLong("incident"));
	}

}
