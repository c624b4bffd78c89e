package com.tetrixcorp.verification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

import com.tetrixcorp.verification.SendLog.Send;

import static org.assertj.core.api.Assertions.assertThat;

class DisguiseTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private final Map<Channel, List<Send>> latest = new EnumMap<>(Channel.class);

	private final List<Duration> pauses = new ArrayList<>();

	private final Disguise disguise = new Disguise((channel) -> this.latest.getOrDefault(channel, List.of()),
			new Random(1), this.pauses::add);

	@Test
	void aSendThatWasIsReplayedWithItsTimeAndItsOutcome() {
		this.latest.put(Channel.SMS, List.of(new Send(HOUR, DispatchResult.NOT_SENT)));

		assertThat(this.disguise.replay(Channel.SMS)).isEqualTo(DispatchResult.NOT_SENT);
		assertThat(this.pauses).singleElement()
			.satisfies((pause) -> assertThat(pause).isBetween(HOUR.minusSeconds(1), HOUR));
	}

	@Test
	void whatCameOfTheNewestIsReplayedSoThatTheEndOfAnOutageShowsAtOnce() {
		this.latest.put(Channel.SMS,
				List.of(new Send(Duration.ZERO, DispatchResult.SENT), new Send(HOUR, DispatchResult.UNCONFIRMED)));
		for (int i = 0; i < 100; i++) {
			assertThat(this.disguise.replay(Channel.SMS)).isEqualTo(DispatchResult.SENT);
		}

		assertThat(this.pauses).isEmpty();
	}

	@Test
	void itTakesAnyTimeBetweenTwoThatWereSoThatNobodyKnowsItAgain() {
		this.latest.put(Channel.SMS,
				List.of(new Send(HOUR, DispatchResult.SENT), new Send(HOUR.multipliedBy(2), DispatchResult.SENT),
						new Send(HOUR.multipliedBy(3), DispatchResult.NOT_SENT)));
		for (int i = 0; i < 100; i++) {
			this.disguise.replay(Channel.SMS);
		}

		assertThat(this.pauses)
			.allSatisfy((pause) -> assertThat(pause).isBetween(HOUR.minusSeconds(1), HOUR.multipliedBy(2)));
		assertThat(this.pauses.stream().map(Duration::toSeconds).distinct().count()).isGreaterThan(40);
	}

	@Test
	void aCallIsLikeACallAndAMessageLikeAMessage() {
		this.latest.put(Channel.SMS, List.of(new Send(HOUR, DispatchResult.SENT)));
		this.latest.put(Channel.VOICE, List.of(new Send(HOUR, DispatchResult.NOT_SENT)));

		assertThat(this.disguise.replay(Channel.VOICE)).isEqualTo(DispatchResult.NOT_SENT);
		assertThat(this.disguise.replay(Channel.SMS)).isEqualTo(DispatchResult.SENT);
	}

	@Test
	void whatPassedAlreadyIsNotWaitedForAgain() {
		this.latest.put(Channel.SMS, List.of(new Send(Duration.ZERO, DispatchResult.SENT)));
		this.disguise.replay(Channel.SMS);

		assertThat(this.pauses).isEmpty();
	}

	@Test
	void whereNothingWasSentLatelyItTakesAUsualTimeAndLooksWell() {
		assertThat(this.disguise.replay(Channel.SMS)).isEqualTo(DispatchResult.SENT);
		assertThat(this.pauses).singleElement()
			.satisfies((pause) -> assertThat(pause).isBetween(Duration.ofMillis(200), Duration.ofMillis(500)));
	}

	@Test
	void whereTheLatestCannotBeReadItLooksWellToo() {
		Disguise blind = new Disguise((channel) -> {
			throw new QueryTimeoutException("too slow");
		}, new Random(1), this.pauses::add);

		assertThat(blind.replay(Channel.SMS)).isEqualTo(DispatchResult.SENT);
		assertThat(this.pauses).hasSize(1);
	}

}
