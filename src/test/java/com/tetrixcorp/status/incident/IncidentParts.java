package com.tetrixcorp.status.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.Reports;
import com.tetrixcorp.health.Verdict;
import com.tetrixcorp.status.history.TransitionRecorded;

/**
 * What one instance has for incidents, on a data source of its own.
 */
public final class IncidentParts {

	private static final IncidentProperties TIMES = new IncidentProperties(Duration.ofMinutes(2),
			Duration.ofMinutes(15), Duration.ofMinutes(1),
			new IncidentProperties.Refresh(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(5)));

	private static final HealthReport REPORT = Reports.report(Verdict.HEALTHY,
			Reports.check("database", CheckStatus.PASS), Reports.check("telnyx", CheckStatus.PASS),
			Reports.check("sinch", CheckStatus.PASS), Reports.check("firebase", CheckStatus.PASS));

	private final JdbcClient jdbc;

	private final TransactionTemplate transactions;

	private final RememberedIncidents remembered;

	private final IncidentRecorder recorder;

	private final Reconciliation reconciliation;

	private final JdbcMaintenance maintenance;

	private final JdbcDrills drills;

	private final AtomicInteger changes = new AtomicInteger();

	public IncidentParts(DataSource source, Consumer<IncidentChanged> listener) {
		this.jdbc = JdbcClient.create(source);
		this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
		this.remembered = new RememberedIncidents(new IncidentReading(this.jdbc), new IncidentReading(this.jdbc),
				TIMES.refresh(), System::nanoTime, InstantSource.system(), true);
		IncidentStore store = new IncidentStore(this.jdbc);
		HealthReport report = new HealthReport(REPORT.timestamp(), REPORT.verdict(), false, List.of(),
				Wanted.CAPABILITIES, REPORT.checks(), null, REPORT.instance(), REPORT.fleet());
		this.recorder = new IncidentRecorder(store, new Evidence(this.jdbc), TIMES, () -> report, listener,
				this.changes::incrementAndGet);
		this.reconciliation = new Reconciliation(this.jdbc, store, this.recorder, () -> report, this.transactions);
		this.drills = new JdbcDrills(this.jdbc, this.transactions, () -> report, notes(), listener,
				this.changes::incrementAndGet);
		this.maintenance = new JdbcMaintenance(this.jdbc, () -> Set.of("database", "telnyx", "sinch", "firebase"),
				this.changes::incrementAndGet);
	}

	/**
	 * Migrates an empty database.
	 * @param port where PostgreSQL listens
	 * @return a data source without a pool
	 */
	public static DataSource migrated(int port) {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setPortNumbers(new int[] { port });
		source.setDatabaseName("postgres");
		source.setUser("postgres");
		Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
		return source;
	}

	public static void empty(DataSource source) {
		JdbcClient.create(source)
			.sql("truncate drill, alert_outbox, incident, incident_check, incident_note, incident_check_state, maintenance, "
					+ "transition, probe_result, fleet_event restart identity")
			.update();
	}

	/** One transaction as history has it: the transitions, and what listeners write. */
	public void record(TransitionRecorded... transitions) {
		this.transactions.executeWithoutResult((status) -> {
			for (TransitionRecorded transition : transitions) {
				this.jdbc.sql("""
						insert into transition (check_name, instance, seq, at, outcome, state_before, state_after)
						values (:check, gen_random_uuid(), 1, :at, :outcome, :before, :after)""")
					.param("check", transition.check())
					.param("at", Rows.moment(transition.at()))
					.param("outcome", transition.outcome().wireName())
					.param("before", transition.before().wireName())
					.param("after", transition.after().wireName())
					.update();
				this.recorder.recorded(transition);
			}
		});
	}

	public static TransitionRecorded failure(String check, Instant at) {
		return failure(check, Outcome.TIMEOUT, at);
	}

	public static TransitionRecorded failure(String check, Outcome outcome, Instant at) {
		return new TransitionRecorded(check, CheckStatus.PASS, CheckStatus.FAIL, outcome, at);
	}

	public static TransitionRecorded pass(String check, Instant at) {
		return new TransitionRecorded(check, CheckStatus.FAIL, CheckStatus.PASS, Outcome.PASS, at);
	}

	public IncidentReports reports() {
		return new JdbcIncidentReports(this.jdbc);
	}

	public Instant now() {
		return this.jdbc.sql("select now()").query((row, number) -> Rows.moment(row, "now")).single();
	}

	public long count(String from) {
		return this.jdbc.sql("select count(*) from " + from).query(Long.class).single();
	}

	JdbcClient jdbc() {
		return this.jdbc;
	}

	RememberedIncidents remembered() {
		return this.remembered;
	}

	IncidentRecorder recorder() {
		return this.recorder;
	}

	TransactionTemplate transactions() {
		return this.transactions;
	}

	Reconciliation reconciliation() {
		return this.reconciliation;
	}

	JdbcMaintenance maintenance() {
		return this.maintenance;
	}

	IncidentNotes notes() {
		return new JdbcIncidentNotes(this.jdbc, this.changes::incrementAndGet);
	}

	JdbcDrills drills() {
		return this.drills;
	}

	int changes() {
		return this.changes.get();
	}

}
