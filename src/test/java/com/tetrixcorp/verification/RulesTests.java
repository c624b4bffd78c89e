package com.tetrixcorp.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is decided without asking anybody: who sends, and when another code may follow.
 */
class RulesTests {

	private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

	private final Resend resend = new Resend(List.of(), 3, Duration.ofMinutes(10));

	@ParameterizedTest
	@CsvSource({ "1, 30", "2, 60" })
	void thePausesGrow(int sent, long seconds) {
		assertThat(this.resend.after(sent, NOW.minusSeconds(100), NOW)).isEqualTo(NOW.plusSeconds(seconds));
		assertThat(this.resend.isOver(sent)).isFalse();
	}

	@Test
	void afterTheLastCodeANewVerificationMayFollowTheFirstOneByTenMinutes() {
		assertThat(this.resend.isOver(3)).isTrue();
		assertThat(this.resend.after(3, NOW.minusSeconds(90), NOW)).isEqualTo(NOW.plusSeconds(510));
		assertThat(this.resend.after(3, NOW.minusSeconds(600), NOW)).isEqualTo(NOW.plusSeconds(120));
	}

	@Test
	void theLastPauseStays() {
		assertThat(new Resend(List.of(), 9, Duration.ofMinutes(1)).after(7, NOW, NOW)).isEqualTo(NOW.plusSeconds(120));
	}

	@Test
	void carriersAreAskedAsTheyAreListedIfTheyCanBringTheCode() {
		Carrier telnyx = carrier("telnyx", Channel.SMS, Channel.VOICE);
		Carrier sinch = carrier("sinch", Channel.SMS);
		List<Carrier> all = List.of(sinch, carrier("other", Channel.SMS), telnyx);

		List<Carrier> inOrder = Routes.inOrder(all, List.of("telnyx", "sinch"));

		assertThat(inOrder).containsExactly(telnyx, sinch);
		assertThat(Routes.inOrder(all, List.of("sinch", "telnyx"))).containsExactly(sinch, telnyx);
		assertThat(Routes.of(inOrder, Channel.SMS)).containsExactly(telnyx, sinch);
		assertThat(Routes.of(inOrder, Channel.VOICE)).containsExactly(telnyx);
		assertThat(Routes.of(List.of(carrier("not configured")), Channel.SMS)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void theNextCarrierIsAskedUnlessTheMessageIsTakenOrNobodyCanBringIt(SendOutcome outcome) {
		assertThat(outcome.leavesItToTheNext())
			.isEqualTo(!EnumSet.of(SendOutcome.ACCEPTED, SendOutcome.NUMBER_REFUSED).contains(outcome));
	}

	@Test
	void aTextFitsIntoOnePartAndEndsForPhones() {
		String text = MessageText.of("012345", Duration.ofMinutes(5), "tetrixcorp.com");

		assertThat(text).startsWith("012345 is your TETRIX code. It expires in 5 minutes.")
			.endsWith("\n\n@tetrixcorp.com #012345")
			.matches("[\\x20-\\x7e\n]{1,160}")
			.doesNotContain("${");
		assertThat(MessageText.of("012345", Duration.ofMinutes(1), "a.b")).contains("in 1 minute.");
	}

	private static Carrier carrier(String name, Channel... channels) {
		return new Carrier() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public Set<Channel> channels() {
				return Set.of(channels);
			}

			@Override
			public SendOutcome send(CodeMessage message) {
				return SendOutcome.ACCEPTED;
			}

		};
	}

}
