package com.tetrixcorp.verification;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DispatchResultTests {

	@ParameterizedTest
	@CsvSource({ "ACCEPTED, SENT", "UNANSWERED ACCEPTED, SENT", "UNAVAILABLE ACCEPTED, SENT",
			"NUMBER_REFUSED, NUMBER_REFUSED", "UNAVAILABLE NUMBER_REFUSED, NUMBER_REFUSED", "UNANSWERED, UNCONFIRMED",
			"UNCLEAR, UNCONFIRMED", "UNANSWERED UNAVAILABLE, UNCONFIRMED", "BREAKER_OPEN UNCLEAR, UNCONFIRMED",
			"UNANSWERED NUMBER_REFUSED, UNCONFIRMED", "UNAVAILABLE, NOT_SENT", "CREDENTIALS MISCONFIGURED, NOT_SENT",
			"REQUEST_REFUSED THROTTLED, NOT_SENT", "UNREACHABLE BREAKER_OPEN, NOT_SENT", "BUSY BUSY, NOT_SENT" })
	void whatCameOfAMessageIsWhatItsCarriersMadeOfIt(String outcomes, DispatchResult expected) {
		assertThat(DispatchResult.of(Stream.of(outcomes.split(" ")).map(SendOutcome::valueOf).toList()))
			.isEqualTo(expected);
	}

	@Test
	void withoutACarrierNothingIsSent() {
		assertThat(DispatchResult.of(List.of())).isEqualTo(DispatchResult.NOT_SENT);
	}

}
