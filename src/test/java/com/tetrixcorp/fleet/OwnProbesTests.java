package com.tetrixcorp.fleet;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import com.tetrixcorp.fleet.FleetView.Measured;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeFinished;

import static org.assertj.core.api.Assertions.assertThat;

class OwnProbesTests {

	private final AtomicLong now = new AtomicLong();

	private final OwnProbes own = new OwnProbes(this.now::get);

	@Test
	void aFailureLastsSinceTheFirstInARow() {
		finished(Outcome.TIMEOUT, 10);
		finished(Outcome.CONNECT, 20);
		assertThat(this.own.measured()).containsEntry("telnyx", new Measured(true, 20, 10));
	}

	@Test
	void aPassEndsIt() {
		finished(Outcome.TIMEOUT, 10);
		finished(Outcome.PASS, 20);
		assertThat(this.own.measured()).containsEntry("telnyx", new Measured(false, 20, 20));
	}

	@Test
	void whatProvesNothingChangesNothingButWasAsked() {
		finished(Outcome.TIMEOUT, 10);
		finished(Outcome.THROTTLED, 20);
		assertThat(this.own.measured()).containsEntry("telnyx", new Measured(true, 10, 10));
		assertThat(this.own.results()).containsEntry("telnyx", 20L);
		assertThat(this.own.calls()).containsEntry("telnyx", 2L);
	}

	@Test
	void whereNothingIsConfiguredNobodyWasAsked() {
		finished(Outcome.NOT_CONFIGURED, 10);
		assertThat(this.own.calls()).isEmpty();
		assertThat(this.own.results()).containsEntry("telnyx", 10L);
	}

	private void finished(Outcome outcome, long at) {
		this.now.set(at);
		this.own
			.finished(new ProbeFinished("telnyx", outcome, CheckStatus.PASS, CheckStatus.PASS, Instant.EPOCH, at, 1));
	}

}
