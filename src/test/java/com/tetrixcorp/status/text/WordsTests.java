package com.tetrixcorp.status.text;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import com.tetrixcorp.health.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {

	private static final Instant NOW = Instant.parse("2026-11-24T02:03:24Z");

	@Test
	void howFarAFailureReachesSaysHowWeKnow() {
		assertThat(Words.reach(new Scope(Scope.Kind.THIS_INSTANCE, 1, 3))).startsWith("this instance alone");
		assertThat(Words.reach(new Scope(Scope.Kind.SOME, 1, 3))).startsWith("1 of 3 instances");
		assertThat(Words.reach(new Scope(Scope.Kind.ALL, 3, 3))).contains("every instance", "would not help");
		assertThat(Words.reach(new Scope(Scope.Kind.UNKNOWN, 0, 1))).startsWith("not known");
	}

	@Test
	void whatIsRememberedIsKnownOnlyIfItWasRead() {
		assertThat(Availability.of(NOW, null)).isEqualTo(Availability.AVAILABLE);
		assertThat(Availability.of(NOW, NOW)).isEqualTo(Availability.STALE);
		assertThat(Availability.of(null, NOW)).isEqualTo(Availability.UNAVAILABLE);
		assertThat(Availability.of(null, null)).isEqualTo(Availability.UNAVAILABLE);
		assertThat(Availability.NOT_KEPT.wireName()).isEqualTo("not-kept");
	}

	@Test
	void aStateThatLastedAtAllNeverLastedNoTime() {
		assertThat(Readings.lasted(0)).isEqualTo("–");
		assertThat(Readings.lasted(1)).isEqualTo("less than 1 s");
		assertThat(Readings.lasted(999)).isEqualTo("less than 1 s");
		assertThat(Readings.lasted(1000)).isEqualTo("1 s");
	}

}
