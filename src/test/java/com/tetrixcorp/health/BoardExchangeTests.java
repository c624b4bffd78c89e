package com.tetrixcorp.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BoardExchangeTests {

	private static final HealthProperties PROPERTIES = new HealthProperties(List.of("telnyx"),
			Map.of("telnyx", new HealthProperties.Check(Duration.ofSeconds(30), Duration.ofSeconds(5), true)), Map.of(),
			Duration.ofSeconds(5));

	private final AtomicLong now = new AtomicLong(seconds(1_000));

	private final HealthBoard board = new HealthBoard(List.of("telnyx"), 0);

	private final BoardExchange exchange = new BoardExchange(this.board, new Clocks(this.now::get, () -> Instant.EPOCH),
			PROPERTIES, new Everybody(), new TransitionLog());

	@Test
	void beforeTheFirstResultThereIsNothingToShare() {
		assertThat(this.exchange.of("telnyx")).isEmpty();
	}

	@Test
	void whatIsSharedIsToldInAges() {
		measured(Outcome.TIMEOUT, 990);
		measured(Outcome.TIMEOUT, 995);
		SharedEvidence shared = this.exchange.of("telnyx").orElseThrow();
		assertThat(shared.status()).isEqualTo(CheckStatus.FAIL);
		assertThat(shared.failure()).isEqualTo(Outcome.TIMEOUT);
		assertThat(shared.evidenceMillis()).isEqualTo(5_000);
		assertThat(shared.lastMillis()).isEqualTo(12);
	}

	@Test
	void whatAnotherMeasuredIsTakenOverWithItsTrueAge() {
		this.exchange.adopt("telnyx", failing(4_000), 2_000);
		assertThat(state().status()).isEqualTo(CheckStatus.FAIL);
		assertThat(state().evidence()).isEqualTo(seconds(994));
		assertThat(state().since()).isEqualTo(seconds(938));
	}

	@Test
	void whatIsTakenOverBecomesOldAsIfItWereMeasuredHere() {
		this.exchange.adopt("telnyx", failing(4_000), 2_000);
		long stale = PROPERTIES.check("telnyx").staleAfterNanos(1);
		assertThat(state().at(seconds(994) + stale, stale).status()).isEqualTo(CheckStatus.FAIL);
		assertThat(state().at(seconds(994) + stale + 1, stale).status()).isEqualTo(CheckStatus.UNKNOWN);
	}

	@Test
	void whatWasMeasuredHereSinceIsNotOverwritten() {
		measured(Outcome.PASS, 998);
		this.exchange.adopt("telnyx", failing(4_000), 2_000);
		assertThat(state().status()).isEqualTo(CheckStatus.PASS);
	}

	@Test
	void whatWasMeasuredElsewhereSinceIs() {
		measured(Outcome.PASS, 990);
		this.exchange.adopt("telnyx", failing(4_000), 2_000);
		assertThat(state().status()).isEqualTo(CheckStatus.FAIL);
	}

	@Test
	void whoeverMeasuredNothingOverwritesNothing() {
		measured(Outcome.PASS, 990);
		this.exchange.adopt("telnyx", new SharedEvidence(CheckStatus.UNKNOWN, null, 0, 0, 0, 0, null,
				Outcome.NOT_CONFIGURED, null, List.of()), 0);
		assertThat(state().status()).isEqualTo(CheckStatus.PASS);
	}

	@Test
	void aRunOfFailuresGoesOnWhereAnotherLeftIt() {
		this.exchange.adopt("telnyx", new SharedEvidence(CheckStatus.PASS, Outcome.TIMEOUT, 60_000, 0, 1, 0b1, 4_000L,
				Outcome.TIMEOUT, 5_000L, List.of()), 2_000);
		measured(Outcome.TIMEOUT, 1_000);
		assertThat(state().status()).isEqualTo(CheckStatus.FAIL);
	}

	private static SharedEvidence failing(long evidenceMillis) {
		return new SharedEvidence(CheckStatus.FAIL, Outcome.TIMEOUT, 60_000, 0, 3, 0b111, evidenceMillis,
				Outcome.TIMEOUT, 5_000L, List.of());
	}

	private void measured(Outcome outcome, long at) {
		this.board.update("telnyx",
				(evidence) -> evidence.after(ProbeResult.of(outcome), 12, seconds(at), seconds(90)));
	}

	private CheckState state() {
		return Objects.requireNonNull(this.board.snapshot().get("telnyx")).state();
	}

	private static long seconds(long seconds) {
		return TimeUnit.SECONDS.toNanos(seconds);
	}

}
