package com.tetrixcorp.health;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PulseTests {

	private final AtomicLong nanos = new AtomicLong();

	private final Pulse pulse = new Pulse(new Clocks(this.nanos::get, () -> Instant.EPOCH));

	@Test
	void theProcessIsStuckOnlyWhenNoBeatCameForAMinute() {
		this.nanos.set(Duration.ofSeconds(60).toNanos());
		assertThat(this.pulse.isStuck()).isFalse();
		this.nanos.addAndGet(1);
		assertThat(this.pulse.isStuck()).isTrue();
	}

	@Test
	void aBeatEndsIt() {
		this.nanos.set(Duration.ofHours(1).toNanos());
		this.pulse.beat();
		assertThat(this.pulse.isStuck()).isFalse();
	}

}
