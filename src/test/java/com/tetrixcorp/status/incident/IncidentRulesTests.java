package com.tetrixcorp.status.incident;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class IncidentRulesTests {

	private final Play play = new Play();

	@Test
	void aCheckThatFailsOpensAnIncidentAndItsPassClosesIt() {
		this.play.fails("telnyx", 0).passes("telnyx", 240);
		assertThat(this.play.changes()).containsExactly("OPENED 1 DEGRADED", "CLOSED 1 DEGRADED");
		assertThat(this.play.course(1).openedAt()).isEqualTo(Play.at(0));
		assertThat(this.play.course(1).closedAt()).isEqualTo(Play.at(240));
	}

	@Test
	void aPassOfWhatNeverFailedIsNoIncident() {
		this.play.passes("telnyx", 0).unknown("sinch", 0);
		assertThat(this.play.courses()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			119.999, 1
			120,     1
			120.001, 2
			""")
	void whatFailsWithinTwoMinutesHasTheSameCause(double seconds, int incidents) {
		this.play.fails("telnyx", 0).fails("firebase", seconds);
		assertThat(this.play.courses()).hasSize(incidents);
	}

	@Test
	void theTwoMinutesCountFromTheLastChangeNotFromTheOpening() {
		this.play.fails("telnyx", 0).fails("firebase", 100).fails("database", 215);
		assertThat(this.play.courses()).hasSize(1);
		assertThat(this.play.course(1).members()).extracting(Member::check)
			.containsExactly("telnyx", "firebase", "database");
	}

	@Test
	void aPassIsAChangeToo() {
		this.play.fails("telnyx", 0).fails("firebase", 1).passes("telnyx", 300).fails("database", 400);
		assertThat(this.play.courses()).hasSize(1);
	}

	@Test
	void beingToldASecondTimeIsNone() {
		this.play.fails("telnyx", 0).fails("telnyx", 100).fails("firebase", 130);
		assertThat(this.play.courses()).hasSize(2);
	}

	@Test
	void whatFailedALittleEarlierAndIsToldLaterJoinsAndMovesTheOpening() {
		this.play.fails("telnyx", 60).fails("firebase", 10);
		assertThat(this.play.courses()).hasSize(1);
		assertThat(this.play.course(1).openedAt()).isEqualTo(Play.at(10));
	}

	@Test
	void anIncidentClosesWithTheLastOfItsChecks() {
		this.play.fails("telnyx", 0).fails("firebase", 10).passes("telnyx", 50);
		assertThat(this.play.course(1).open()).isTrue();
		this.play.passes("firebase", 60);
		assertThat(this.play.course(1).closedAt()).isEqualTo(Play.at(60));
		assertThat(this.play.changes()).containsExactly("OPENED 1 DEGRADED", "WORSENED 1 LOST", "CLOSED 1 LOST");
	}

	@Test
	void unknownClosesNothingAndThePassAfterItDoes() {
		this.play.fails("telnyx", 0).unknown("telnyx", 90);
		assertThat(this.play.course(1).open()).isTrue();
		this.play.passes("telnyx", 120);
		assertThat(this.play.course(1).open()).isFalse();
	}

	@Test
	void failingAgainAfterUnknownIsNoChange() {
		this.play.fails("telnyx", 0).unknown("telnyx", 90).fails("telnyx", 120);
		assertThat(this.play.changes()).containsExactly("OPENED 1 DEGRADED");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			899.999, 1, 1
			900,     1, 1
			900.001, 2, 0
			""")
	void whatFailsAgainWithinFifteenMinutesIsTheSameIncident(double pause, int incidents, int flaps) {
		this.play.fails("telnyx", 0).passes("telnyx", 60).fails("telnyx", 60 + pause);
		assertThat(this.play.courses()).hasSize(incidents);
		assertThat(this.play.course(incidents).flaps()).isEqualTo(flaps);
		assertThat(this.play.course(incidents).open()).isTrue();
	}

	@Test
	void anotherCheckDoesNotBringAClosedIncidentBack() {
		this.play.fails("telnyx", 0).passes("telnyx", 60).fails("sinch", 61);
		assertThat(this.play.changes()).containsExactly("OPENED 1 DEGRADED", "CLOSED 1 DEGRADED", "OPENED 2 DEGRADED");
	}

	@Test
	void everyReturnIsCounted() {
		this.play.fails("telnyx", 0);
		for (int i = 1; i <= 5; i++) {
			this.play.passes("telnyx", i * 100 - 50).fails("telnyx", i * 100);
		}
		assertThat(this.play.courses()).hasSize(1);
		assertThat(this.play.course(1).flaps()).isEqualTo(5);
	}

	@Test
	void aCheckOfAnOpenIncidentComesBackToItSoonAfter() {
		this.play.fails("telnyx", 0).fails("firebase", 10).passes("telnyx", 20).fails("telnyx", 20 + 900);
		assertThat(this.play.courses()).hasSize(1);
		assertThat(this.play.course(1).flaps()).isZero();
	}

	@Test
	void whatFailsAnewLongAfterIsToldAnewThoughItsIncidentIsStillOpen() {
		this.play.fails("telnyx", 0).fails("firebase", 10).passes("telnyx", 20).fails("telnyx", 20 + 901);
		assertThat(this.play.courses()).hasSize(2);
		assertThat(this.play.changes()).containsExactly("OPENED 1 DEGRADED", "WORSENED 1 LOST", "OPENED 2 DEGRADED");
		this.play.passes("telnyx", 1000);
		assertThat(this.play.course(2).open()).isFalse();
		assertThat(this.play.course(1).open()).isTrue();
	}

	@Test
	void anOpenIncidentIsJoinedRatherThanAnOldOneReopened() {
		this.play.fails("telnyx", 0).passes("telnyx", 60).fails("firebase", 300).fails("telnyx", 310);
		assertThat(this.play.courses()).hasSize(2);
		assertThat(this.play.course(2).members()).extracting(Member::check).containsExactly("firebase", "telnyx");
		assertThat(this.play.course(1).open()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			database,        OPENED 1 CRITICAL_LOST
			firebase,        OPENED 1 LOST
			telnyx,          OPENED 1 DEGRADED
			something-else,  OPENED 1 DEGRADED
			""")
	void theImpactIsOfTheCapabilitiesAndNotOfTheCheck(String check, String change) {
		assertThat(this.play.fails(check, 0).changes()).containsExactly(change);
	}

	@Test
	void aCapabilityIsLostWhenItsLastCheckFailsInWhicheverIncident() {
		this.play.fails("telnyx", 0).fails("sinch", 1000);
		assertThat(this.play.changes()).containsExactly("OPENED 1 DEGRADED", "OPENED 2 CRITICAL_LOST");
	}

	@Test
	void anIncidentWorsensOncePerImpact() {
		this.play.fails("telnyx", 0).fails("firebase", 10).fails("sinch", 20).passes("sinch", 30).fails("sinch", 40);
		assertThat(this.play.changes()).containsExactly("OPENED 1 DEGRADED", "WORSENED 1 LOST",
				"WORSENED 1 CRITICAL_LOST");
	}

	@Test
	void theImpactStaysTheWorst() {
		this.play.fails("telnyx", 0).fails("sinch", 10).passes("sinch", 100).passes("telnyx", 200);
		assertThat(this.play.course(1).impact()).isEqualTo(Impact.CRITICAL_LOST);
	}

	@Test
	void anUnknownCheckIsNotALostOne() {
		this.play.fails("sinch", 0).passes("sinch", 10).unknown("sinch", 20).fails("telnyx", 2000);
		assertThat(this.play.changes()).last().isEqualTo("OPENED 2 DEGRADED");
	}

	@Test
	void whatIsToldTwiceOrLateChangesNothing() {
		this.play.fails("telnyx", 0).passes("telnyx", 60);
		List<Course> before = List.copyOf(this.play.courses());
		this.play.fails("telnyx", 0).fails("telnyx", 30).passes("telnyx", 60).passes("telnyx", 45);
		assertThat(this.play.courses()).isEqualTo(before);
		assertThat(this.play.changes()).hasSize(2);
	}

	@Test
	void twoInstancesThatSawTheSameFailureMakeOneIncident() {
		this.play.fails("telnyx", 0).fails("telnyx", 7).passes("telnyx", 60).passes("telnyx", 66);
		assertThat(this.play.changes()).containsExactly("OPENED 1 DEGRADED", "CLOSED 1 DEGRADED");
	}

	@Test
	void withinPlannedMaintenanceNothingOpens() {
		this.play.take(failure("telnyx", 0), true);
		assertThat(this.play.courses()).isEmpty();
	}

	@Test
	void withinPlannedMaintenanceAFailureDoesNotTouchAnOpenIncident() {
		this.play.fails("telnyx", 0).take(failure("sinch", 70), true);
		assertThat(this.play.course(1).open()).isTrue();
		assertThat(this.play.course(1).members()).hasSize(1);
	}

	@Test
	void whatPassesAgainWithinPlannedMaintenanceIsOverThen() {
		this.play.fails("telnyx", 0).take(new Observation("telnyx", CheckStatus.PASS, Outcome.PASS, Play.at(60)), true);
		assertThat(this.play.course(1).open()).isFalse();
	}

	@Test
	void whatStillFailsAfterMaintenanceOpensOneThen() {
		this.play.take(failure("telnyx", 0), true).fails("telnyx", 3600);
		assertThat(this.play.changes()).containsExactly("OPENED 1 DEGRADED");
		assertThat(this.play.course(1).openedAt()).isEqualTo(Play.at(3600));
	}

	@Test
	void aCheckInMaintenanceStillLeavesTheOtherOneAlone() {
		this.play.take(failure("telnyx", 0), true).fails("sinch", 600);
		assertThat(this.play.changes()).containsExactly("OPENED 1 CRITICAL_LOST");
	}

	private static Observation failure(String check, double seconds) {
		return new Observation(check, CheckStatus.FAIL, Outcome.CONNECT, Play.at(seconds));
	}

}
