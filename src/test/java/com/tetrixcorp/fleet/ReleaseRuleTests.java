package com.tetrixcorp.fleet;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.tetrixcorp.fleet.FleetView.Duty;
import com.tetrixcorp.fleet.FleetView.Measured;

import static org.assertj.core.api.Assertions.assertThat;

class ReleaseRuleTests {

	private static final long TERM = 300;

	private static final Duty MINE = new Duty("telnyx", Views.FIRST, 1000, 100L, null, null);

	@Test
	void aFailurePassesTheLeaseOn() {
		assertThat(passOn(MINE, 2, new Measured(true, 101, 101), 102)).isTrue();
	}

	@Test
	void aFailureFromBeforeTheLeaseDoesNot() {
		assertThat(passOn(MINE, 2, new Measured(true, 100, 100), 102)).isFalse();
	}

	@Test
	void aSuccessKeepsItUntilTheTermIsOver() {
		Measured success = new Measured(false, 101, 101);
		assertThat(passOn(MINE, 2, success, 400)).isFalse();
		assertThat(passOn(MINE, 2, success, 401)).isTrue();
	}

	@Test
	void withNobodyToTakeItItIsKept() {
		assertThat(passOn(MINE, 1, new Measured(true, 101, 101), 999)).isFalse();
	}

	@Test
	void whatIsNotHeldCannotBePassedOn() {
		Duty others = new Duty("telnyx", Views.SECOND, 1000, 100L, null, null);
		assertThat(passOn(others, 2, new Measured(true, 101, 101), 999)).isFalse();
		assertThat(passOn(new Duty("telnyx", null, 0, null, null, null), 2, null, 999)).isFalse();
	}

	@Test
	void whoAloneCannotReachWhatOthersReachIsAlone() {
		Measured failing = new Measured(true, 120, 110);
		assertThat(ReleaseRule.isAlone(failing, List.of(new Measured(true, 119, 100), new Measured(false, 111, 50))))
			.isTrue();
	}

	@Test
	void whoPassesOrFailsWithAllOthersIsNot() {
		Measured failing = new Measured(true, 120, 110);
		assertThat(ReleaseRule.isAlone(new Measured(false, 120, 110), List.of(new Measured(false, 119, 50)))).isFalse();
		assertThat(ReleaseRule.isAlone(failing, List.of(new Measured(true, 119, 100)))).isFalse();
		assertThat(ReleaseRule.isAlone(failing, List.of())).isFalse();
		assertThat(ReleaseRule.isAlone(null, List.of(new Measured(false, 119, 50)))).isFalse();
	}

	@Test
	void whatOthersFoundBeforeItBeganToFailSaysNothing() {
		assertThat(ReleaseRule.isAlone(new Measured(true, 120, 110), List.of(new Measured(false, 110, 50)))).isFalse();
	}

	private static boolean passOn(Duty duty, int replicas, @Nullable Measured measured, long now) {
		return ReleaseRule.passOn(duty, Views.FIRST, replicas, measured, TERM, now);
	}

}
