package com.tetrixcorp.verification;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.tetrixcorp.limit.ClientNetwork;
import com.tetrixcorp.limit.Use;

import static org.assertj.core.api.Assertions.assertThat;

class SendLimitsTests {

	private static final SendLimits LIMITS = new SendLimits(1, 2, 3, 4, 5, 6, 7, 8, 9);

	@Test
	void aClientHasItsLimits() {
		ClientNetwork client = ClientNetwork.of("2001:db8:1:2:3::4");
		assertThat(LIMITS.ofClient(client)).containsExactly(
				new Use("verification.client-hour", client.value(), 6, Duration.ofHours(1)),
				new Use("verification.client-day", client.value(), 7, Duration.ofDays(1)));
	}

	@Test
	void aNumberHasItsLimitsAndThoseOfItsBlock() {
		PhoneNumber number = new PhoneNumbers(List.of("DE")).read("+4915112345678");
		assertThat(LIMITS.ofNumber(number)).containsExactly(
				new Use("verification.number-10m", "+4915112345678", 1, Duration.ofMinutes(10)),
				new Use("verification.number-hour", "+4915112345678", 2, Duration.ofHours(1)),
				new Use("verification.number-day", "+4915112345678", 3, Duration.ofDays(1)),
				new Use("verification.prefix-hour", "+491511234", 4, Duration.ofHours(1)),
				new Use("verification.prefix-day", "+491511234", 5, Duration.ofDays(1)));
	}

	@Test
	void allTogetherHaveTheirs() {
		assertThat(LIMITS.ofAll()).containsExactly(
				new Use("verification.all-hour", Use.EVERYBODY, 8, Duration.ofHours(1)),
				new Use("verification.all-day", Use.EVERYBODY, 9, Duration.ofDays(1)));
	}

}
