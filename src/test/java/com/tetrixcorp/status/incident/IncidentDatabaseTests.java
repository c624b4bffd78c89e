package com.tetrixcorp.status.incident;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.status.history.MaintenanceWindows;
import com.tetrixcorp.status.incident.IncidentChanged.Change;
import com.tetrixcorp.status.incident.TimelineEntry.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class IncidentDatabaseTests {

	private static final String HOST = "web-76b84c7fb8-6p8kq";

	private final List<IncidentChanged> told = new ArrayList<>();

	private EmbeddedPostgres postgres;

	private DataSource source;

	private IncidentParts parts;

	private Instant now;

	@BeforeAll
	void start() throws IOException {
		this.postgres = EmbeddedPostgres.start();
		this.source = IncidentParts.migrated(this.postgres.getPort());
	}

	@AfterAll
	void stop() throws IOException {
		this.postgres.close();
	}

	@BeforeEach
	void empty() {
		IncidentParts.empty(this.source);
		this.told.clear();
		this.parts = new IncidentParts(this.source, this.told::add);
		this.now = this.parts.now().truncatedTo(ChronoUnit.MILLIS);
	}

	@Test
	void aTransitionIsAnIncidentInTheSameTransaction() {
		this.parts.record(IncidentParts.failure("telnyx", this.now));
		assertThat(this.told).containsExactly(new IncidentChanged(1, Change.OPENED, Impact.DEGRADED, 0, this.now));
		IncidentReport report = this.parts.reports().read(1).orElseThrow();
		assertThat(report.open()).isTrue();
		assertThat(report.capabilities()).containsExactly("messaging");
		assertThat(report.checks()).extracting(IncidentReport.FailedCheck::name).containsExactly("telnyx");
		assertThat(report.others()).isNull();
		assertThat(this.parts.changes()).isOne();
	}

	@Test
	void whatIsRolledBackNeverWas() {
		assertThatThrownBy(() -> this.parts.transactions().executeWithoutResult((status) -> {
			this.parts.recorder().recorded(IncidentParts.failure("telnyx", this.now));
			throw new IllegalStateException("rolled back");
		})).isInstanceOf(IllegalStateException.class);
		assertThat(this.parts.reports().read(1)).isEmpty();
		assertThat(this.parts.changes()).isZero();
	}

	@Test
	void aListenerThatThrowsTakesTheIncidentWithIt() {
		IncidentParts failing = new IncidentParts(this.source, (event) -> {
			throw new IllegalStateException("no");
		});
		assertThatThrownBy(() -> failing.record(IncidentParts.failure("telnyx", this.now)))
			.isInstanceOf(IllegalStateException.class);
		assertThat(this.parts.count("incident")).isZero();
		assertThat(this.parts.count("transition")).isZero();
	}

	@Test
	void itIsRememberedFromOneTransactionToTheNextAndByEveryInstance() {
		this.parts.record(IncidentParts.failure("telnyx", at(-300)));
		new IncidentParts(this.source, this.told::add).record(IncidentParts.failure("sinch", at(-200)),
				IncidentParts.pass("sinch", at(-100)), IncidentParts.pass("telnyx", at(-90)));
		this.parts.record(IncidentParts.failure("telnyx", at(-60)));
		assertThat(this.told)
			.extracting((it) -> it.change() + " " + it.incident() + " " + it.impact() + " " + it.flaps())
			.containsExactly("OPENED 1 DEGRADED 0", "WORSENED 1 CRITICAL_LOST 0", "CLOSED 1 CRITICAL_LOST 0",
					"REOPENED 1 CRITICAL_LOST 1");
	}

	@Test
	void aClosedIncidentIsForgottenByTheRulesAfterFifteenMinutes() {
		this.parts.record(IncidentParts.failure("telnyx", at(-2000)), IncidentParts.pass("telnyx", at(-1000)),
				IncidentParts.failure("telnyx", at(-99)));
		assertThat(this.told).extracting(IncidentChanged::incident).containsExactly(1L, 1L, 2L);
	}

	@Test
	void whatWasMeasuredBeforeIsFrozenWithIt() {
		for (int i = 0; i < 10; i++) {
			result("telnyx", at(-290 + i * 30), (i < 9) ? "pass" : "timeout", 100 + i);
		}
		result("telnyx", at(-301), "timeout", 5000);
		result("sinch", at(-1), "pass", 80);
		this.parts.record(IncidentParts.failure("telnyx", at(0)));
		this.parts.jdbc().sql("truncate probe_result").update();
		assertThat(timeline(1)).filteredOn((it) -> it.kind() == Kind.MEASURED)
			.extracting(TimelineEntry::text)
			.containsExactlyInAnyOrder(
					"telnyx, in the five minutes before: 9 of 10 probes passed; median 104 ms, slowest 109 ms",
					"sinch, in the five minutes before: 1 of 1 probes passed; median 80 ms, slowest 80 ms");
	}

	@Test
	void theTimelineHoldsWhatHappenedFromFiveMinutesBeforeUntilTheEndAndNoNameOfAHost() {
		fleetEvent(at(-321), "joined", 3);
		fleetEvent(at(-40), "deployed", 3);
		fleetEvent(at(-30), "lost", 2);
		fleetEvent(at(10), "left", 1);
		this.parts.record(IncidentParts.failure("telnyx", at(-20)), IncidentParts.pass("telnyx", at(-5)));
		assertThat(this.parts.notes().add(1, "We are on it")).isTrue();
		this.parts.record(IncidentParts.failure("sinch", at(-1)));
		List<TimelineEntry> timeline = timeline(1);
		assertThat(timeline).extracting(TimelineEntry::text)
			.containsExactly("version 1.2.3 (3f2c000) gave its first sign of life",
					"an instance of version 1.2.3 (3f2c000) was lost; 2 are alive",
					"telnyx fails: timeout, no answer in time; looks like theirs", "telnyx passes", "We are on it");
		assertThat(timeline).extracting(TimelineEntry::kind)
			.containsExactly(Kind.DEPLOYMENT, Kind.REPLICAS, Kind.TRANSITION, Kind.TRANSITION, Kind.NOTE);
		assertThat(timeline).extracting(TimelineEntry::text).noneMatch((text) -> text.contains(HOST));
	}

	@Test
	void aTimelineThatIsTooLongKeepsItsNewestInTheirOrder() {
		this.parts.record(IncidentParts.failure("telnyx", at(-290)));
		for (int i = 1; i <= 250; i++) {
			fleetEvent(at(i - 280), "joined", i);
		}
		List<TimelineEntry> replicas = timeline(1).stream().filter((it) -> it.kind() == Kind.REPLICAS).toList();
		assertThat(replicas).hasSize(200).isSortedAccordingTo(Comparator.comparing(TimelineEntry::at));
		assertThat(replicas.get(0).at()).isEqualTo(at(51 - 280));
		assertThat(replicas.get(199).at()).isEqualTo(at(250 - 280));
	}

	@Test
	void oneThatIsOpenIsRememberedHoweverManyNewerOnesAreOver() {
		this.parts.record(IncidentParts.failure("telnyx", at(-1000)));
		JdbcClient.create(this.source)
			.sql("insert into incident (impact, opened_at, changed_at, closed_at, capabilities)"
					+ " select 'degraded', at, at, at + interval '1 second', '{}' from (select now()"
					+ " - n * interval '2 seconds' as at from generate_series(1, 201) n) newer")
			.update();
		List<Incident> remembered = new IncidentReading(JdbcClient.create(this.source)).all().incidents();
		assertThat(remembered).hasSize(IncidentSnapshot.MOST + 1)
			.isSortedAccordingTo(Comparator.comparing(Incident::openedAt).reversed());
		assertThat(remembered).filteredOn(Incident::open).extracting(Incident::id).containsExactly(1L);
	}

	@Test
	void incidentsAreShownFromMemoryAndFoundInTheDatabase() {
		this.parts.record(IncidentParts.failure("telnyx", at(-100 * 86400)),
				IncidentParts.pass("telnyx", at(-99 * 86400)));
		this.parts.record(IncidentParts.failure("sinch", at(-95 * 86400)));
		this.parts.record(IncidentParts.failure("firebase", at(-60)), IncidentParts.pass("firebase", at(-30)));
		RememberedIncidents remembered = this.parts.remembered();
		assertThat(remembered.current().asOf()).isNull();
		remembered.refresh();
		assertThat(remembered.current().incidents()).extracting(Incident::id).containsExactly(3L, 2L);
		assertThat(remembered.current().asOf()).isBetween(this.now, this.now.plusSeconds(60));
		assertThat(remembered.current().unavailableSince()).isNull();
		Incident old = remembered.find(1).orElseThrow();
		assertThat(old.checks()).containsExactly("telnyx");
		assertThat(old.closedAt()).isEqualTo(at(-99 * 86400));
		assertThat(remembered.find(4)).isEmpty();
	}

	@Test
	void aDatabaseThatCannotBeReadLeavesWhatWasReadLast() {
		this.parts.record(IncidentParts.failure("telnyx", this.now));
		RememberedIncidents remembered = this.parts.remembered();
		remembered.refresh();
		this.parts.jdbc().sql("alter table incident rename to elsewhere").update();
		try {
			assertThatThrownBy(remembered::refresh).isInstanceOf(DataAccessException.class);
			Instant since = remembered.current().unavailableSince();
			assertThat(since).isNotNull();
			assertThat(remembered.current().incidents()).hasSize(1);
			assertThatThrownBy(remembered::refresh).isInstanceOf(DataAccessException.class);
			assertThat(remembered.current().unavailableSince()).isEqualTo(since);
		}
		finally {
			this.parts.jdbc().sql("alter table elsewhere rename to incident").update();
		}
		remembered.refresh();
		assertThat(remembered.current().unavailableSince()).isNull();
	}

	@Test
	void whatFailsInMaintenanceOpensNoIncidentUntilTheWindowIsOver() {
		this.parts.maintenance().plan(this.now, this.now.plusSeconds(3600), List.of("telnyx"), "New keys");
		this.parts.record(IncidentParts.failure("telnyx", at(1)), IncidentParts.failure("firebase", at(1)));
		assertThat(this.told).extracting(IncidentChanged::change).containsExactly(Change.OPENED);
		assertThat(this.parts.reports().read(1).orElseThrow().about("firebase")).isTrue();
		result("telnyx", this.now.minusSeconds(1), "timeout", 5000);
		this.parts.reconciliation().run();
		assertThat(this.told).hasSize(1);
		this.parts.jdbc().sql("update maintenance set starts_at = now() - interval '1 day', ends_at = now()").update();
		this.parts.jdbc().sql("update incident_check_state set at = at - interval '10 min'").update();
		this.parts.jdbc().sql("update incident set changed_at = changed_at - interval '10 min'").update();
		this.parts.reconciliation().run();
		assertThat(this.told).extracting(IncidentChanged::change).containsExactly(Change.OPENED, Change.OPENED);
		this.parts.reconciliation().run();
		assertThat(this.told).hasSize(2);
	}

	@Test
	void whatStillFailsAfterMaintenanceIsToldWithItsFailureThoughAProbePassedSince() {
		this.parts.jdbc()
			.sql("insert into incident_check_state values ('telnyx', 'fail', :at)")
			.param("at", Rows.moment(at(-500)))
			.update();
		result("telnyx", at(-60), "timeout", 5000);
		result("telnyx", at(-30), "pass", "fail", 100);
		this.parts.reconciliation().run();
		assertThat(this.parts.reports().read(1).orElseThrow().checks())
			.containsExactly(new IncidentReport.FailedCheck("telnyx", true, Outcome.TIMEOUT, this.told.get(0).at()));
	}

	@Test
	void nothingRealBelongsToAnExercise() {
		this.parts.jdbc()
			.sql("insert into incident (impact, opened_at, changed_at, drill, capabilities) "
					+ "values ('critical-lost', now(), now(), true, '{}')")
			.update();
		this.parts.jdbc().sql("insert into incident_check values (1, 'telnyx', 0, true, 'timeout', now())").update();
		this.parts.record(IncidentParts.failure("sinch", at(1)));
		assertThat(this.told).extracting((it) -> it.change() + " " + it.incident()).containsExactly("OPENED 2");
		assertThat(this.parts.reports().read(2).orElseThrow().others()).isNull();
		result("telnyx", at(0), "pass", 100);
		this.parts.record(IncidentParts.pass("telnyx", at(0)));
		this.parts.reconciliation().run();
		assertThat(this.told).hasSize(1);
	}

	@Test
	void whoeverHoldsTheTurnForTooLongIsNotWaitedForWithoutEnd() throws Exception {
		result("telnyx", at(-10), "timeout", 5000);
		try (var other = this.source.getConnection()) {
			other.setAutoCommit(false);
			other.createStatement().execute("select * from incident_turn for update");
			assertThatThrownBy(this.parts.reconciliation()::run).isInstanceOf(DataAccessException.class);
			other.rollback();
		}
		this.parts.reconciliation().run();
		assertThat(this.told).hasSize(1);
	}

	@Test
	void anInstanceThatFailedAloneAndNeverSaidThatItPassesLeavesNoIncidentOpen() {
		this.parts.record(IncidentParts.failure("telnyx", at(-100)));
		result("telnyx", at(-100), "timeout", 5000);
		this.parts.reconciliation().run();
		assertThat(this.parts.reports().read(1).orElseThrow().open()).isTrue();
		result("telnyx", at(-10), "pass", 100);
		this.parts.reconciliation().run();
		assertThat(this.parts.reports().read(1).orElseThrow().closedAt()).isEqualTo(at(-10));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			-61  | 60         | telnyx   | It begins in the past
			60   | 60         | telnyx   | It ends before it begins
			60   | 604861     | telnyx   | It lasts longer than a week
			60   | 120        | mailgun  | The checks are
			60   | 120        |          | No check is named
			99999999 | 99999999.5 | telnyx | It is more than a year ahead
			""")
	void aPlanThatCannotBeSoIsRefusedWithASentence(double from, double to, String check, String sentence) {
		List<String> checks = (check != null) ? List.of(check) : List.of();
		assertThatThrownBy(() -> this.parts.maintenance().plan(at(from), at(to), checks, "Text"))
			.isInstanceOf(IllegalArgumentException.class)
			.hasMessageStartingWith(sentence);
		assertThat(this.parts.count("maintenance")).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			-59 | 3600
			0   | 604800
			""")
	void aPlanWithinTheLimitsIsKept(double from, double to) {
		Maintenance planned = this.parts.maintenance()
			.plan(at(from), at(from + to), List.of("telnyx", "telnyx"), " Text ");
		this.parts.remembered().refresh();
		assertThat(this.parts.remembered().current().maintenance()).containsExactly(planned);
		assertThat(planned.checks()).containsExactly("telnyx");
		assertThat(planned.text()).isEqualTo("Text");
	}

	@Test
	void aWindowIsKnownToHistoryForWhateverItTouches() {
		this.parts.maintenance().plan(at(100), at(200), List.of("telnyx"), "Text");
		MaintenanceWindows windows = this.parts.maintenance();
		assertThat(windows.between(at(0), at(100))).isEmpty();
		assertThat(windows.between(at(0), at(100.001))).hasSize(1);
		assertThat(windows.between(at(199.999), at(300)))
			.containsExactly(new MaintenanceWindows.Window(at(100), at(200), List.of("telnyx")));
		assertThat(windows.between(at(200), at(300))).isEmpty();
	}

	@Test
	void aWindowThatHasNotBegunIsCalledOffWithoutATraceAndOneThatHasEndsNow() {
		Maintenance later = this.parts.maintenance().plan(at(100), at(200), List.of("telnyx"), "Later");
		Maintenance running = this.parts.maintenance().plan(at(-30), at(200), List.of("telnyx"), "Running");
		assertThat(this.parts.maintenance().cancel(later.id())).isTrue();
		assertThat(this.parts.maintenance().cancel(running.id())).isTrue();
		assertThat(this.parts.maintenance().cancel(running.id())).isFalse();
		assertThat(this.parts.maintenance().cancel(99)).isFalse();
		assertThat(this.parts.maintenance().between(at(-3600), at(3600))).singleElement()
			.satisfies((window) -> assertThat(window.to()).isBetween(this.now, this.now.plusSeconds(60)));
	}

	@Test
	void aNoteIsShownOnlyIfItCanBe() {
		this.parts.record(IncidentParts.failure("telnyx", this.now));
		IncidentNotes notes = this.parts.notes();
		assertThat(notes.add(2, "Of nothing")).isFalse();
		assertThat(notes.add(1, "x".repeat(1000))).isTrue();
		assertThatThrownBy(() -> notes.add(1, "x".repeat(1001))).hasMessage("The text is longer than 1000 characters");
		assertThatThrownBy(() -> notes.add(1, " \n ")).hasMessage("The text is empty");
		assertThatThrownBy(() -> notes.add(1, "a\u0000b")).hasMessage("The text holds a control character");
		assertThat(notes.add(1, "<b>two</b>\nlines")).isTrue();
		assertThat(timeline(1)).last().extracting(TimelineEntry::text).isEqualTo("<b>two</b>\nlines");
	}

	@Test
	void theSameIsNewsToNobody() {
		Reconciliation.Row row = new Reconciliation.Row("telnyx",
				new Observation("telnyx", CheckStatus.FAIL, Outcome.TIMEOUT, at(-10)),
				new Projection.Known(CheckStatus.FAIL, at(-100)), true, false, this.now);
		assertThat(Reconciliation.missing(row)).isEmpty();
	}

	private Instant at(double seconds) {
		return this.now.plus(Duration.ofMillis((long) (seconds * 1000)));
	}

	private List<TimelineEntry> timeline(long id) {
		return this.parts.remembered().find(id).orElseThrow().timeline();
	}

	private void result(String check, Instant at, String outcome, int millis) {
		result(check, at, outcome, outcome.equals("pass") ? "pass" : "fail", millis);
	}

	private void result(String check, Instant at, String outcome, String after, int millis) {
		this.parts.jdbc()
			.sql("""
					insert into probe_result (check_name, instance, seq, at, last_at, outcome, millis, state_before,
					  state_after)
					values (:check, gen_random_uuid(), 1, :at, :at, :outcome, :millis, 'pass', :after)""")
			.param("check", check)
			.param("at", Rows.moment(at))
			.param("outcome", outcome)
			.param("after", after)
			.param("millis", millis)
			.update();
	}

	private void fleetEvent(Instant at, String kind, int replicas) {
		this.parts.jdbc()
			.sql("""
					insert into fleet_event (at, kind, instance, version, commit, replicas)
					values (:at, :kind, gen_random_uuid(), '1.2.3', '3f2c000011112222', :replicas)""")
			.param("at", Rows.moment(at))
			.param("kind", kind)
			.param("replicas", replicas)
			.update();
	}

}
