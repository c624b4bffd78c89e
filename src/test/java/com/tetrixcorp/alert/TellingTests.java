package com.tetrixcorp.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.status.incident.Impact;
import com.tetrixcorp.status.incident.IncidentReport;

import static org.assertj.core.api.Assertions.assertThat;

class TellingTests {

	private static final Instant START = Instant.parse("2026-11-24T02:01:10Z");

	private static final IncidentMessages MESSAGES = new IncidentMessages("tetrix.example", "production",
			Map.of("telnyx", "some (1/3)")::get);

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			OPENED,    telnyx,   true,  0, DEGRADED,      -,             false, 0,  TELL
			OPENED,    telnyx,   false, 0, DEGRADED,      -,             false, 0,  TELL
			OPENED,    database, true,  0, CRITICAL_LOST, -,             false, 19, WAIT
			OPENED,    database, true,  0, CRITICAL_LOST, -,             false, 20, TELL
			OPENED,    database, true,  0, CRITICAL_LOST, -,             true,  0,  SILENCE
			WORSENED,  telnyx,   true,  0, LOST,          -,             false, 0,  TELL
			WORSENED,  telnyx,   true,  0, LOST,          DEGRADED,      false, 0,  TELL
			WORSENED,  telnyx,   true,  0, LOST,          LOST,          false, 0,  SILENCE
			WORSENED,  telnyx,   true,  0, LOST,          CRITICAL_LOST, false, 0,  SILENCE
			WORSENED,  database, true,  0, CRITICAL_LOST, DEGRADED,      true,  0,  SILENCE
			WORSENED,  database, true,  0, CRITICAL_LOST, DEGRADED,      false, 5,  WAIT
			RECOVERED, telnyx,   false, 0, DEGRADED,      DEGRADED,      false, 0,  TELL
			RECOVERED, telnyx,   false, 1, DEGRADED,      DEGRADED,      false, 0,  SILENCE
			RECOVERED, telnyx,   true,  1, DEGRADED,      DEGRADED,      false, 0,  SILENCE
			RECOVERED, database, false, 0, CRITICAL_LOST, CRITICAL_LOST, true,  0,  TELL
			FLAPPING,  telnyx,   true,  3, DEGRADED,      DEGRADED,      false, 0,  TELL
			FLAPPING,  telnyx,   false, 3, DEGRADED,      DEGRADED,      false, 0,  TELL
			FLAPPING,  database, true,  3, CRITICAL_LOST, CRITICAL_LOST, true,  0,  SILENCE
			FLAPPING,  database, true,  3, CRITICAL_LOST, CRITICAL_LOST, false, 1,  WAIT
			STABLE,    telnyx,   false, 3, DEGRADED,      DEGRADED,      false, 0,  TELL
			STABLE,    telnyx,   true,  3, DEGRADED,      DEGRADED,      false, 0,  SILENCE
			""")
	void whatIsWorthTellingWhenItsTurnHasCome(Kind kind, String check, boolean open, int flaps, Impact impact,
			@Nullable Impact told, boolean directly, int age, Telling.Verdict verdict) {
		assertThat(Telling.of(kind, Duration.ofSeconds(age), incident(open, flaps, impact, failing(check, open)),
				new Telling.Knowledge(told, directly), Duration.ofSeconds(20)))
			.isEqualTo(verdict);
	}

	@Test
	void aMessageSaysWhatFailsSinceWhenWhoseFaultItLooksLikeAndHowFarItReaches() {
		Message message = MESSAGES.of("incident/17/opened", Kind.OPENED,
				incident(true, 0, Impact.DEGRADED, failing("telnyx", true)));
		assertThat(message.title()).isEqualTo("TETRIX is degraded: telnyx fails");
		assertThat(message.lines())
			.containsExactly("telnyx fails since 02:01:10 UTC (4 min): timeout, no answer in time; looks like theirs; "
					+ "scope: some (1/3)", "Nothing is known to have been lost (messaging)");
		assertThat(message.url()).isEqualTo("https://tetrix.example/status/incidents/17");
		assertThat(message.facts()).containsEntry("environment", "production").containsEntry("verdict", "degraded");
	}

	@Test
	void severalThatAreOutOfReachHaveTheWayToThemInCommonAndOneThatAnswersHasNot() {
		Message cut = MESSAGES.of("k", Kind.OPENED, incident(true, 0, Impact.CRITICAL_LOST,
				check("telnyx", Outcome.TIMEOUT), check("sinch", Outcome.CONNECT)));
		assertThat(cut.lines()).filteredOn((it) -> it.contains("fails")).allMatch((it) -> it.contains("between us"));
		Message mixed = MESSAGES.of("k", Kind.OPENED, incident(true, 0, Impact.CRITICAL_LOST,
				check("telnyx", Outcome.TIMEOUT), check("sinch", Outcome.CREDENTIALS)));
		assertThat(mixed.lines().get(0)).contains("looks like theirs");
		assertThat(mixed.lines().get(1)).contains("looks like ours");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			true,  DEGRADED,      -,             degraded
			true,  LOST,          -,             degraded
			true,  CRITICAL_LOST, -,             unhealthy
			true,  DEGRADED,      LOST,          degraded
			true,  DEGRADED,      CRITICAL_LOST, unhealthy
			false, CRITICAL_LOST, -,             healthy
			false, CRITICAL_LOST, DEGRADED,      degraded
			false, DEGRADED,      LOST,          degraded
			false, DEGRADED,      CRITICAL_LOST, unhealthy
			""")
	void theVerdictOfAMessageIsThatOfTheWholeServiceNotOfItsIncidentAlone(boolean open, Impact impact,
			@Nullable Impact others, String verdict) {
		assertThat(MESSAGES.of("k", Kind.OPENED, beside(others, open, impact)).facts()).containsEntry("verdict",
				verdict);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", delimiter = '|', textBlock = """
			-             | TETRIX recovered after 3 min: telnyx passes again
			DEGRADED      | TETRIX is still degraded, but after 3 min telnyx passes again
			CRITICAL_LOST | TETRIX is still unhealthy, but after 3 min telnyx passes again
			""")
	void whatIsOverWhileAnotherIncidentIsOpenIsNotCalledRecovery(@Nullable Impact others, String title) {
		assertThat(MESSAGES.of("k", Kind.RECOVERED, beside(others, false, Impact.DEGRADED)).title()).isEqualTo(title);
	}

	private static IncidentReport.FailedCheck failing(String name, boolean failing) {
		return new IncidentReport.FailedCheck(name, failing, Outcome.TIMEOUT, START);
	}

	private static IncidentReport.FailedCheck check(String name, Outcome failure) {
		return new IncidentReport.FailedCheck(name, true, failure, START);
	}

	private static IncidentReport beside(@Nullable Impact others, boolean open, Impact impact) {
		IncidentReport alone = incident(open, 0, impact, failing("telnyx", open));
		return new IncidentReport(alone.id(), alone.impact(), alone.openedAt(), alone.closedAt(), alone.asOf(),
				alone.flaps(), alone.capabilities(), alone.checks(), others, false);
	}

	private static IncidentReport incident(boolean open, int flaps, Impact impact,
			IncidentReport.FailedCheck... checks) {
		return new IncidentReport(17, impact, START, open ? null : START.plusSeconds(200), START.plusSeconds(240),
				flaps, List.of("messaging"), Arrays.asList(checks), null, false);
	}

}
