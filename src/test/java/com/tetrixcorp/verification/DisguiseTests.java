package com.tetrixcorp.verification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DisguiseTests {

	private final AtomicLong clock = new AtomicLong();

	private final List<Duration> pauses = new ArrayList<>();

	private final Disguise disguise = new Disguise(this.clock::get, new Random(1), this.pauses::add);

	@Test
	void aSendThatWasIsReplayedWithItsTimeAndItsOutcome() {
		this.disguise.remember(Duration.ofMillis(300), SendOutcome.UNAVAILABLE);

		assertThat(this.disguise.replay(Duration.ofMillis(20))).isEqualTo(SendOutcome.UNAVAILABLE);
		assertThat(this.pauses).containsExactly(Duration.ofMillis(280));
	}

	@Test
	void eachOfTheLatestIsReplayedAndNoOlderOne() {
		for (int i = 0; i < 20; i++) {
			this.disguise.remember(Duration.ofMillis(i), SendOutcome.ACCEPTED);
		}
		Set<Long> replayed = new HashSet<>();
		for (int i = 0; i < 200; i++) {
			this.disguise.replay(Duration.ZERO);
		}
		this.pauses.forEach((pause) -> replayed.add(pause.toMillis()));

		assertThat(replayed).containsExactlyInAnyOrder(12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L);
	}

	@Test
	void whatPassedAlreadyIsNotWaitedForAgain() {
		this.disguise.remember(Duration.ofMillis(10), SendOutcome.ACCEPTED);
		this.disguise.replay(Duration.ofMillis(11));

		assertThat(this.pauses).isEmpty();
	}

	@Test
	void whereNothingWasSentLatelyItTakesAUsualTimeAndLooksWell() {
		this.disguise.remember(Duration.ofSeconds(8), SendOutcome.UNANSWERED);
		this.clock.addAndGet(Duration.ofMinutes(15).toNanos());

		assertThat(this.disguise.replay(Duration.ZERO)).isEqualTo(SendOutcome.ACCEPTED);
		assertThat(this.pauses).singleElement()
			.satisfies((pause) -> assertThat(pause).isBetween(Duration.ofMillis(250), Duration.ofMillis(500)));
	}

}
