package com.tetrixcorp.health;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SharedRhythmTests {

	private static final HealthProperties PROPERTIES = new HealthProperties(List.of("telnyx"),
			Map.of("telnyx", new HealthProperties.Check(Duration.ofMillis(200), Duration.ofMillis(50), true)), Map.of(),
			Duration.ofSeconds(5));

	private final ConcurrentLinkedQueue<Throwable> errors = new ConcurrentLinkedQueue<>();

	private final Clocks clocks = Clocks.system();

	private final HealthBoard board = new HealthBoard(List.of("telnyx"), this.clocks.nanos());

	private final AtomicInteger probes = new AtomicInteger();

	private final Turns turns = new Turns();

	private ProbeSchedule schedule;

	@BeforeEach
	void start() {
		Probe probe = new Probe() {

			@Override
			public String check() {
				return "telnyx";
			}

			@Override
			public ProbeResult probe() {
				SharedRhythmTests.this.probes.incrementAndGet();
				return ProbeResult.of(Outcome.PASS);
			}

		};
		this.schedule = new ProbeSchedule(List.of(probe), PROPERTIES, this.board, this.clocks, this.turns,
				new Pulse(this.clocks), new MemorySampler(), (event) -> {
				}, new SimpleMeterRegistry(), this.errors::add);
		this.schedule.start();
	}

	@AfterEach
	void stop() {
		this.schedule.close();
	}

	@Test
	void onAnothersTurnNothingIsProbedAndTheNextProbeIsShown() throws InterruptedException {
		this.turns.next = new ProbeTurns.Turn(false, 1);
		await().until(() -> evidence().nextProbe() != null);
		TimeUnit.MILLISECONDS.sleep(500);
		assertThat(this.probes).hasValue(0);
		assertThat(evidence().nextProbe()).isEqualTo(1);
	}

	@Test
	void onItsOwnTurnItProbesOnceItIsDueAndNotesThatItBegan() throws InterruptedException {
		this.turns.next = new ProbeTurns.Turn(true, this.clocks.nanos() + Duration.ofDays(1).toNanos());
		TimeUnit.MILLISECONDS.sleep(300);
		assertThat(this.probes).hasValue(0);
		this.turns.next = new ProbeTurns.Turn(true, this.clocks.nanos());
		await().until(() -> this.turns.begun.get() > 0);
		await().untilAsserted(() -> assertThat(evidence().state().status()).isEqualTo(CheckStatus.PASS));
	}

	@Test
	void aQuestionAboutTurnsThatFailsIsReportedAndAskedAgain() {
		this.turns.next = null;
		await().until(() -> this.errors.size() > 2);
		this.turns.next = new ProbeTurns.Turn(true, this.clocks.nanos());
		await().until(() -> this.probes.get() > 0);
	}

	private Evidence evidence() {
		return Objects.requireNonNull(this.board.snapshot().get("telnyx"));
	}

	/**
	 * Says what it was told to say.
	 */
	private static final class Turns implements ProbeTurns {

		private final AtomicInteger begun = new AtomicInteger();

		private volatile @Nullable Turn next = new Turn(false, 0);

		@Override
		public Turn next(String check, Duration interval, long now) {
			return Objects.requireNonNull(this.next);
		}

		@Override
		public void begun(String check, long now) {
			this.begun.incrementAndGet();
		}

		@Override
		public int stretch() {
			return 1;
		}

	}

}
