package com.tetrixcorp.status.incident;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataIntegrityViolationException;

import com.tetrixcorp.status.incident.IncidentChanged.Change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrillPlanTests {

	private static final Duration MINUTES = Duration.ofMinutes(5);

	private final List<IncidentChanged> told = new ArrayList<>();

	private EmbeddedPostgres postgres;

	private DataSource source;

	private IncidentParts parts;

	private JdbcDrills drills;

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
		this.drills = this.parts.drills();
	}

	@Test
	void aDrillHasAnIncidentOfItsOwnThatSaysSo() {
		DrillRun run = this.drills.start("telnyx", MINUTES, " Why ").orElseThrow();
		assertThat(Duration.between(run.from(), run.to())).isEqualTo(MINUTES);
		assertThat(run.running()).isTrue();
		assertThat(this.told).extracting((it) -> it.incident() + " " + it.change() + " " + it.impact())
			.containsExactly(run.incident() + " OPENED DEGRADED");
		IncidentReport report = this.parts.reports().read(run.incident()).orElseThrow();
		assertThat(report.drill()).isTrue();
		assertThat(report.about("telnyx")).isFalse();
		assertThat(this.parts.reports().any("telnyx", run.from(), run.to())).isFalse();
		assertThat(this.parts.jdbc().sql("select text from incident_note").query(String.class).list())
			.containsExactly("Drill: Why");
		assertThat(this.drills.recent()).containsExactly(run);
	}

	@Test
	void nothingRealBelongsToItAndItMendsNothing() {
		DrillRun run = this.drills.start("telnyx", MINUTES, "Why").orElseThrow();
		Instant now = this.parts.now();
		this.parts.record(IncidentParts.failure("telnyx", now));
		assertThat(this.told).extracting(IncidentChanged::change).containsExactly(Change.OPENED, Change.OPENED);
		assertThat(this.parts.reports().read(run.incident() + 1).orElseThrow().drill()).isFalse();
		assertThat(this.drills.stop()).isPresent();
		assertThat(this.parts.reports().read(run.incident() + 1).orElseThrow().open()).isTrue();
		assertThat(this.parts.reports().read(run.incident()).orElseThrow().open()).isFalse();
	}

	@Test
	void comparingIncidentsWithWhatWasMeasuredChangesNothingOfIt() {
		DrillRun run = this.drills.start("telnyx", MINUTES, "Why").orElseThrow();
		this.parts.reconciliation().run();
		assertThat(this.told).hasSize(1);
		assertThat(this.parts.reports().read(run.incident()).orElseThrow().open()).isTrue();
	}

	@Test
	void withWhatReallyFailsItTakesACapabilityAway() {
		this.parts.record(IncidentParts.failure("sinch", this.parts.now().minusSeconds(1)));
		DrillRun run = this.drills.start("telnyx", MINUTES, "Why").orElseThrow();
		assertThat(this.parts.reports().read(run.incident()).orElseThrow().impact()).isEqualTo(Impact.CRITICAL_LOST);
	}

	@Test
	void oneGoesOnAtATime() {
		assertThat(this.drills.start("telnyx", MINUTES, "Why")).isPresent();
		assertThat(this.drills.start("sinch", MINUTES, "Why")).isEmpty();
		assertThat(this.drills.stop()).isPresent();
		assertThat(this.drills.stop()).isEmpty();
		assertThat(this.drills.start("sinch", MINUTES, "Why")).isPresent();
		assertThat(this.parts.count("incident")).isEqualTo(2);
	}

	@Test
	void itsEndIsToldOnceAtTheMomentAtWhichItWasToEnd() {
		DrillRun run = this.drills.start("telnyx", MINUTES, "Why").orElseThrow();
		assertThat(this.drills.closeEnded()).isTrue();
		assertThat(this.told).hasSize(1);
		this.parts.jdbc()
			.sql("update drill set starts_at = starts_at - interval '5 minutes', ends_at = starts_at + interval '1 ms'")
			.update();
		Instant end = this.drills.recent().get(0).to();
		assertThat(this.drills.closeEnded()).isFalse();
		assertThat(new IncidentParts(this.source, this.told::add).drills().closeEnded()).isFalse();
		assertThat(this.told).hasSize(2);
		assertThat(this.told.get(1))
			.isEqualTo(new IncidentChanged(run.incident(), Change.CLOSED, Impact.DEGRADED, 0, end));
		assertThat(this.parts.reports().read(run.incident()).orElseThrow().closedAt()).isEqualTo(end);
	}

	@Test
	void itIsThereExactlyIfWhoeverBeganItIs() {
		assertThatIllegalStateException().isThrownBy(() -> this.parts.transactions().executeWithoutResult((status) -> {
			this.drills.start("telnyx", MINUTES, "Why");
			throw new IllegalStateException("rolled back");
		}));
		assertThat(this.drills.recent()).isEmpty();
		assertThat(this.parts.count("incident")).isZero();
		assertThat(this.parts.changes()).isZero();
	}

	@Test
	void itLastsTenMinutesAtMostWhoeverAsks() {
		assertThat(this.drills.start("telnyx", DrillPlan.LONGEST, "Why")).isPresent();
		this.drills.stop();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.drills.start("telnyx", DrillPlan.LONGEST.plusMillis(1), "Why"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.drills.start("telnyx", Duration.ZERO, "Why"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.drills.start("telnyx", MINUTES, " "));
		assertThatIllegalArgumentException().isThrownBy(() -> this.drills.start("nobody", MINUTES, "Why"))
			.withMessageContaining("telnyx");
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(
				() -> this.parts.jdbc().sql("update drill set ends_at = starts_at + interval '601 s'").update());
	}

}
