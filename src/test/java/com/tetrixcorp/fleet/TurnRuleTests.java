package com.tetrixcorp.fleet;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.tetrixcorp.health.ProbeTurns.Turn;

import static org.assertj.core.api.Assertions.assertThat;

class TurnRuleTests {

	private static final long INTERVAL = 30;

	@Test
	void theHolderProbesOneIntervalAfterTheFleetsLastProbe() {
		FleetView view = Views.of(100, Views.duty(Views.FIRST, 118, 90L), Views.FIRST, Views.SECOND);
		assertThat(connected(view, true, 117)).isEqualTo(new Turn(true, 120));
	}

	@Test
	void whoeverIsNotTheHolderDoesNotProbe() {
		FleetView view = Views.of(100, Views.duty(Views.SECOND, 118, 90L), Views.FIRST, Views.SECOND);
		assertThat(connected(view, true, 117)).isEqualTo(new Turn(false, 120));
	}

	@Test
	void aLeaseIsHeldUntilItsEndAndNoLonger() {
		FleetView view = Views.of(100, Views.duty(Views.FIRST, 118, 90L), Views.FIRST);
		assertThat(connected(view, true, 117).mine()).isTrue();
		assertThat(connected(view, true, 118).mine()).isFalse();
	}

	@Test
	void aFirstProbeIsDueAtOnce() {
		FleetView view = Views.of(100, Views.duty(Views.FIRST, 118, null), Views.FIRST);
		assertThat(connected(view, true, 101)).isEqualTo(new Turn(true, 101));
	}

	@Test
	void anOwnProbeThatTheDatabaseHasNotHeardOfCountsToo() {
		FleetView view = Views.of(100, Views.duty(Views.FIRST, 118, 60L), Views.FIRST);
		assertThat(TurnRule.connected(view, Views.FIRST, "telnyx", 104L, INTERVAL, 105)).isEqualTo(new Turn(true, 134));
	}

	@Test
	void aDutyThatNobodyKnowsIsNobodys() {
		FleetView view = Views.of(100, Views.duty(Views.FIRST, 118, 60L), Views.FIRST);
		assertThat(TurnRule.connected(view, Views.FIRST, "sinch", null, INTERVAL, 105).mine()).isFalse();
	}

	@Test
	void whoeverNeverHeardOfOthersProbesAtItsOwnInterval() {
		assertThat(TurnRule.cutOff(null, Views.FIRST, "telnyx", null, INTERVAL, 7)).isEqualTo(new Turn(true, 7));
		assertThat(TurnRule.cutOff(null, Views.FIRST, "telnyx", 7L, INTERVAL, 9)).isEqualTo(new Turn(true, 37));
	}

	@Test
	void thoseThatAreCutOffTakeTurnsOneIntervalAfterTheOther() {
		FleetView view = Views.of(100, Views.duty(Views.SECOND, 118, 90L), Views.FIRST, Views.SECOND, Views.THIRD);
		assertThat(cutOff(view, Views.THIRD, null)).isEqualTo(120);
		assertThat(cutOff(view, Views.FIRST, null)).isEqualTo(150);
		assertThat(cutOff(view, Views.SECOND, 90L)).isEqualTo(180);
	}

	@Test
	void togetherTheyAskNoMoreOftenThanOneDid() {
		FleetView view = Views.of(100, Views.duty(Views.SECOND, 118, 90L), Views.FIRST, Views.SECOND, Views.THIRD);
		assertThat(cutOff(view, Views.THIRD, 120L)).isEqualTo(210);
		assertThat(cutOff(view, Views.FIRST, 150L)).isEqualTo(240);
		assertThat(cutOff(view, Views.SECOND, 180L)).isEqualTo(270);
	}

	@Test
	void withoutAKnownHolderTheOldestBegins() {
		FleetView view = Views.of(100, Views.duty(null, 0, null), Views.FIRST, Views.SECOND);
		assertThat(cutOff(view, Views.FIRST, null)).isEqualTo(130);
		assertThat(cutOff(view, Views.SECOND, null)).isEqualTo(160);
	}

	private static Turn connected(FleetView view, boolean first, long now) {
		return TurnRule.connected(view, first ? Views.FIRST : Views.SECOND, "telnyx", null, INTERVAL, now);
	}

	private static long cutOff(FleetView view, UUID me, @Nullable Long begun) {
		return TurnRule.cutOff(view, me, "telnyx", begun, INTERVAL, 119).due();
	}

}
