package com.tetrixcorp.fleet;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.tetrixcorp.fleet.FleetView.Measured;
import com.tetrixcorp.health.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class ScopeRuleTests {

	private static final Optional<Measured> FAILS = Optional.of(new Measured(true, 20, 10));

	private static final Optional<Measured> PASSED_SINCE = Optional.of(new Measured(false, 11, 1));

	private static final Optional<Measured> PASSED_BEFORE = Optional.of(new Measured(false, 10, 1));

	private static final Optional<Measured> NEVER = Optional.empty();

	@Test
	void itIsThisInstanceWhenAnotherOneCan() {
		assertThat(scope(FAILS, List.of(PASSED_SINCE, NEVER))).isEqualTo("this-instance");
	}

	@Test
	void itIsAllWhenEachOneMeasuredTheFailure() {
		assertThat(scope(FAILS, List.of(FAILS, FAILS))).isEqualTo("all");
	}

	@Test
	void itIsSomeWhenOthersCan() {
		assertThat(scope(FAILS, List.of(FAILS, PASSED_SINCE))).isEqualTo("some (2/3)");
		assertThat(scope(PASSED_SINCE, List.of(FAILS, NEVER))).isEqualTo("some (1/3)");
	}

	@Test
	void itIsNotKnownWhileSomeHaveNotMeasured() {
		assertThat(scope(FAILS, List.of(FAILS, NEVER))).isEqualTo("unknown");
	}

	@Test
	void aSuccessFromBeforeTheFailureSaysNothing() {
		assertThat(scope(FAILS, List.of(PASSED_BEFORE))).isEqualTo("unknown");
	}

	@Test
	void aloneThereIsNobodyToCompareWith() {
		assertThat(scope(FAILS, List.of())).isEqualTo("unknown");
	}

	@Test
	void whatNobodyMeasuredIsNotKnown() {
		assertThat(scope(NEVER, List.of(NEVER))).isEqualTo("unknown");
	}

	private static String scope(Optional<Measured> mine, List<Optional<Measured>> others) {
		Scope scope = ScopeRule.of(mine, others);
		assertThat(scope.replicas()).isEqualTo(others.size() + 1);
		return scope.wireName();
	}

}
