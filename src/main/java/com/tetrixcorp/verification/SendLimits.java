package com.tetrixcorp.verification;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.bind.DefaultValue;

import com.tetrixcorp.limit.ClientNetwork;
import com.tetrixcorp.limit.Use;

/**
 * How many codes are sent within any span of these lengths, by all instances together.
 *
 * @param numberTenMinutes to one number
 * @param numberHour to one number
 * @param numberDay to one number
 * @param prefixHour to numbers that differ in their last four digits only
 * @param prefixDay to such numbers
 * @param clientHour for one client
 * @param clientDay for one client
 * @param allHour for all
 * @param allDay for all
 */
record SendLimits(@DefaultValue("3") int numberTenMinutes, @DefaultValue("5") int numberHour,
		@DefaultValue("10") int numberDay, @DefaultValue("20") int prefixHour, @DefaultValue("60") int prefixDay,
		@DefaultValue("10") int clientHour, @DefaultValue("30") int clientDay, @DefaultValue("500") int allHour,
		@DefaultValue("3000") int allDay) {

	private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

	private static final Duration HOUR = Duration.ofHours(1);

	private static final Duration DAY = Duration.ofDays(1);

	List<Use> ofClient(ClientNetwork client) {
		return List.of(new Use("verification.client-hour", client.value(), this.clientHour, HOUR),
				new Use("verification.client-day", client.value(), this.clientDay, DAY));
	}

	List<Use> ofNumber(PhoneNumber number) {
		return List.of(new Use("verification.number-10m", number.e164(), this.numberTenMinutes, TEN_MINUTES),
				new Use("verification.number-hour", number.e164(), this.numberHour, HOUR),
				new Use("verification.number-day", number.e164(), this.numberDay, DAY),
				new Use("verification.prefix-hour", number.prefix(), this.prefixHour, HOUR),
				new Use("verification.prefix-day", number.prefix(), this.prefixDay, DAY));
	}

	List<Use> ofAll() {
		return List.of(new Use("verification.all-hour", Use.EVERYBODY, this.allHour, HOUR),
				new Use("verification.all-day", Use.EVERYBODY, this.allDay, DAY));
	}

}
