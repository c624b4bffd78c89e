package com.tetrixcorp.status.history;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StateTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			PASSING     FAILING,     PASSING
			PASSING     MAINTENANCE, PASSING
			PASSING     UNKNOWN,     PASSING
			FAILING     FAILING,     FAILING
			FAILING     UNKNOWN,     UNKNOWN
			FAILING     MAINTENANCE, FAILING
			UNKNOWN     MAINTENANCE, UNKNOWN
			MAINTENANCE MAINTENANCE, MAINTENANCE
			""")
	void aCapabilityIsUpByOneCheckAndLostByAllThatAreNotInMaintenance(String checks, State capability) {
		List<State> states = Stream.of(checks.split("\\s+")).map(State::valueOf).toList();
		assertThat(State.ofCapability(states)).isEqualTo(capability);
		assertThat(State.ofCapability(List.of(states.get(1), states.get(0)))).isEqualTo(capability);
	}

	@Test
	void ofNothingNothingIsKnown() {
		assertThat(State.ofCapability(List.of())).isEqualTo(State.UNKNOWN);
	}

}
