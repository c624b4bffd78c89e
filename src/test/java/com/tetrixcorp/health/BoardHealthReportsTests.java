package com.tetrixcorp.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BoardHealthReportsTests {

	private static final HealthProperties.Check TIMING = new HealthProperties.Check(Duration.ofSeconds(30),
			Duration.ofSeconds(5), false);

	private final AtomicLong nanos = new AtomicLong(Duration.ofDays(3).toNanos());

	private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.parse("2026-11-24T02:00:00Z"));

	private final Clocks clocks = new Clocks(this.nanos::get, this.wall::get);

	private final HealthBoard board = new HealthBoard(List.of("telnyx"), this.nanos.get());

	private final List<Drill> drills = new ArrayList<>();

	private boolean draining;

	private final BoardHealthReports reports = new BoardHealthReports(
			new HealthProperties(List.of("telnyx"), Map.of("telnyx", TIMING),
					Map.of("messaging", new HealthProperties.Capability(List.of("telnyx"), true)),
					Duration.ofSeconds(5)),
			this.board, this.clocks, life(), this::instance, () -> new PoolState(0, 1, 0, 10, false),
			(check) -> "closed", new UnknownFleet(), new Everybody(), () -> this.drills);

	@Test
	void beforeTheFirstProbeEverythingIsUnknownAndSaysSo() {
		CheckReport telnyx = telnyx();
		assertThat(telnyx.status()).isEqualTo(CheckStatus.UNKNOWN);
		assertThat(telnyx.evidenceAgeMillis()).isNull();
		assertThat(telnyx.last()).isNull();
		assertThat(this.reports.current().verdict()).isEqualTo(Verdict.DEGRADED);
		assertThat(this.reports.current().why()).containsExactly("telnyx is unknown: no probe has ended yet");
	}

	@Test
	void aPassingCheckHasItsReadingsAndNoWhy() {
		probe(Outcome.PASS, 140);
		pass(Duration.ofMillis(812));
		CheckReport telnyx = telnyx();
		assertThat(telnyx.status()).isEqualTo(CheckStatus.PASS);
		assertThat(telnyx.lastProbeMillis()).isEqualTo(140);
		assertThat(telnyx.last()).isEqualTo(Outcome.PASS);
		assertThat(telnyx.inconclusive()).isNull();
		assertThat(telnyx.evidenceAgeMillis()).isEqualTo(812);
		assertThat(telnyx.why()).isNull();
		assertThat(this.reports.current().verdict()).isEqualTo(Verdict.HEALTHY);
		assertThat(this.reports.current().why()).isEmpty();
	}

	@Test
	void aFailingCheckSaysSinceWhenWhatAndWhoseFault() {
		probe(Outcome.TIMEOUT, 5003);
		pass(Duration.ofSeconds(70));
		probe(Outcome.TIMEOUT, 5003);
		pass(Duration.ofSeconds(20));
		HealthReport report = this.reports.current();
		assertThat(report.verdict()).isEqualTo(Verdict.UNHEALTHY);
		assertThat(report.why()).containsExactly("messaging is lost: telnyx fails",
				"telnyx fails since 02:01:10 (20 s): timeout after 5 s; looks like theirs");
		assertThat(telnyx().failure()).isEqualTo(Outcome.TIMEOUT);
	}

	@Test
	void aSingleFailureOfAPassingCheckIsSeenInItsLastOutcomeAlone() {
		probe(Outcome.PASS, 100);
		probe(Outcome.TIMEOUT, 5003);
		assertThat(telnyx().status()).isEqualTo(CheckStatus.PASS);
		assertThat(telnyx().last()).isEqualTo(Outcome.TIMEOUT);
		assertThat(telnyx().failure()).isNull();
		assertThat(telnyx().flipsWhen()).isEqualTo("1 more failure");
	}

	@Test
	void theFirstFailureFromUnknownIsTold() {
		probe(Outcome.DNS, 3);
		assertThat(telnyx().status()).isEqualTo(CheckStatus.UNKNOWN);
		assertThat(telnyx().why()).startsWith("telnyx is unknown: dns, its name cannot be resolved");
	}

	@Test
	void throttlingIsToldWhileTheEvidenceAges() {
		probe(Outcome.PASS, 100);
		pass(Duration.ofSeconds(90));
		probe(Outcome.THROTTLED, 90);
		assertThat(telnyx().status()).isEqualTo(CheckStatus.PASS);
		assertThat(telnyx().inconclusive()).isEqualTo(Outcome.THROTTLED);
		pass(Duration.ofNanos(1));
		assertThat(telnyx().status()).isEqualTo(CheckStatus.UNKNOWN);
		assertThat(telnyx().why()).contains("throttled").contains("the last evidence is 1 min old");
	}

	@Test
	void whatIsNotConfiguredIsUnknownAndHasNoReadings() {
		probe(Outcome.NOT_CONFIGURED, 0);
		assertThat(telnyx().status()).isEqualTo(CheckStatus.UNKNOWN);
		assertThat(telnyx().lastProbeMillis()).isNull();
		assertThat(telnyx().medianMillis()).isNull();
		assertThat(telnyx().why()).isEqualTo("telnyx is unknown: it is not configured here");
	}

	@Test
	void aJumpOfTheWallClockByAnHourEitherWayChangesNoStateAndNoAge() {
		probe(Outcome.PASS, 100);
		pass(Duration.ofSeconds(10));
		for (int hours : new int[] { 1, -2, 1 }) {
			this.wall.updateAndGet((it) -> it.plus(Duration.ofHours(hours)));
			assertThat(telnyx().status()).isEqualTo(CheckStatus.PASS);
			assertThat(telnyx().evidenceAgeMillis()).isEqualTo(10_000);
			assertThat(telnyx().since()).isEqualTo(this.wall.get().minusSeconds(10));
		}
	}

	@Test
	void aStuckProberLeavesNoStaleGreen() {
		probe(Outcome.PASS, 100);
		pass(Duration.ofDays(6));
		assertThat(telnyx().status()).isEqualTo(CheckStatus.UNKNOWN);
		assertThat(this.reports.current().verdict()).isEqualTo(Verdict.DEGRADED);
	}

	@Test
	void drainingIsUnhealthyWhateverTheChecksSay() {
		probe(Outcome.PASS, 100);
		this.draining = true;
		assertThat(this.reports.current().verdict()).isEqualTo(Verdict.UNHEALTHY);
		assertThat(this.reports.current().why()).hasSize(1).first().asString().contains("draining");
	}

	private void probe(Outcome outcome, long millis) {
		this.board.update("telnyx", (evidence) -> evidence.after(ProbeResult.of(outcome), millis, this.nanos.get(),
				TIMING.staleAfterNanos(1)));
	}

	private void pass(Duration duration) {
		this.nanos.addAndGet(duration.toNanos());
		this.wall.updateAndGet((it) -> it.plus(duration));
	}

	@Test
	void aDrillShowsACheckAsFailingWithWhatIsReallyMeasuredBesideIt() {
		probe(Outcome.PASS, 140);
		drill("telnyx", Duration.ofMinutes(5));
		CheckReport telnyx = telnyx();
		assertThat(telnyx.status()).isEqualTo(CheckStatus.FAIL);
		assertThat(telnyx.failure()).isEqualTo(Outcome.SERVER_ERROR);
		assertThat(telnyx.last()).isEqualTo(Outcome.PASS);
		assertThat(telnyx.drill())
			.isEqualTo(new DrillReport(this.wall.get().plus(Duration.ofMinutes(5)), CheckStatus.PASS));
		assertThat(this.reports.current().verdict()).isEqualTo(Verdict.UNHEALTHY);
		assertThat(this.reports.current().drill()).isTrue();
		assertThat(this.reports.current().why()).containsExactly("DRILL: messaging is lost: telnyx fails",
				"DRILL: telnyx is shown as failing until 02:05:00, as if: server-error; really measured: pass");
		assertThat(Objects.requireNonNull(this.board.snapshot().get("telnyx")).state().status())
			.isEqualTo(CheckStatus.PASS);
	}

	@Test
	void aDrillEndsAtItsMoment() {
		probe(Outcome.PASS, 140);
		drill("telnyx", Duration.ofSeconds(10));
		pass(Duration.ofSeconds(10).minusNanos(1));
		assertThat(telnyx().status()).isEqualTo(CheckStatus.FAIL);
		pass(Duration.ofNanos(1));
		assertThat(telnyx().status()).isEqualTo(CheckStatus.PASS);
		assertThat(telnyx().drill()).isNull();
	}

	@Test
	void aDrillHidesNoRealFailureAndIsOfItsCheckOnly() {
		probe(Outcome.TIMEOUT, 5003);
		probe(Outcome.TIMEOUT, 5003);
		CheckReport real = telnyx();
		drill("telnyx", Duration.ofMinutes(5));
		assertThat(telnyx()).isEqualTo(real);
		assertThat(this.reports.current().drill()).isFalse();
		this.drills.clear();
		probe(Outcome.PASS, 140);
		probe(Outcome.PASS, 140);
		drill("sinch", Duration.ofMinutes(5));
		assertThat(telnyx().status()).isEqualTo(CheckStatus.PASS);
	}

	private void drill(String check, Duration length) {
		this.drills.add(new Drill(check, this.nanos.get(), this.nanos.get() + length.toNanos()));
	}

	private CheckReport telnyx() {
		return this.reports.current().check("telnyx").orElseThrow();
	}

	private InstanceReport instance() {
		return Objects.requireNonNull(Reports.report(Verdict.HEALTHY)).instance();
	}

	private InstanceLife life() {
		return new InstanceLife() {

			@Override
			public boolean ready() {
				return true;
			}

			@Override
			public boolean draining() {
				return BoardHealthReportsTests.this.draining;
			}

			@Override
			public int replicas() {
				return 1;
			}

		};
	}

}
