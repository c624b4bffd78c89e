package com.tetrixcorp.contact;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.tetrixcorp.contact.SpamRule.Suspicion;

import static org.assertj.core.api.Assertions.assertThat;

class SpamRuleTests {

	private static final Duration HASTE = Duration.ofSeconds(2);

	private Instant now = Instant.parse("2026-11-28T12:00:00Z");

	private final Opening opening = new Opening("a secret of tests", () -> this.now);

	@ParameterizedTest
	@CsvSource({ "1999, HASTY", "2000, ", "86400000, " })
	void whoIsQuickerThanPeopleIsAskedToLookAgain(long millis, @Nullable Suspicion expected) {
		assertThat(judge("", Optional.of(Duration.ofMillis(millis)), "Hello")).isEqualTo(Optional.ofNullable(expected));
	}

	@ParameterizedTest
	@ValueSource(strings = { "see https://spam.example", "HTTP://spam.example", "www.spam.example", "[URL=x]",
			"<a href=x>", "<A\nhref=x>" })
	void aLinkFromAFormThatCannotTellItsAgeIsLookedAtAgain(String message) {
		assertThat(judge("", Optional.empty(), message)).contains(Suspicion.HASTY);
		assertThat(judge("", Optional.of(HASTE), message)).as("from one that can").isEmpty();
	}

	@Test
	void aFormWithoutAScriptPassesAtOnce() {
		assertThat(judge("", Optional.empty(), "Hello, 3 < 4 and a. b@example.com")).isEmpty();
	}

	@Test
	void whoFillsInWhatNobodySeesIsAskedToLookAgain() {
		assertThat(judge("x", Optional.of(HASTE), "Hello")).contains(Suspicion.TRAPPED);
		assertThat(judge("  ", Optional.of(HASTE), "Hello")).isEmpty();
	}

	@Test
	void aSealTellsItsAge() {
		String seal = this.opening.seal();
		this.now = this.now.plusSeconds(7);

		assertThat(this.opening.age(seal)).contains(Duration.ofSeconds(7));
	}

	@Test
	void aSealTellsNothingAfterADayOrFromTheFuture() {
		String seal = this.opening.seal();
		Instant made = this.now;

		this.now = made.plus(Duration.ofHours(24));
		assertThat(this.opening.age(seal)).isPresent();
		this.now = made.plus(Duration.ofHours(24)).plusMillis(1);
		assertThat(this.opening.age(seal)).isEmpty();
		this.now = made.minusSeconds(30);
		assertThat(this.opening.age(seal)).as("clocks differ a little").isPresent();
		this.now = made.minusSeconds(31);
		assertThat(this.opening.age(seal)).isEmpty();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", ".", "x.y", "1764331200000.", "1764331200000.AAAA", "é.é" })
	void aMadeUpSealTellsNothing(@Nullable String seal) {
		assertThat(this.opening.age(seal)).isEmpty();
	}

	@Test
	void aSealOfAnotherSecretOrMomentTellsNothing() {
		InstantSource clock = () -> this.now;
		String seal = this.opening.seal();

		assertThat(new Opening("a secret of tests", clock).age(seal)).as("another instance").isPresent();
		assertThat(new Opening("another secret", clock).age(seal)).isEmpty();
		assertThat(new Opening("", clock).age(new Opening("", clock).seal())).as("no secret").isEmpty();
		assertThat(this.opening.age("1" + seal)).isEmpty();
		assertThat(this.opening.age(seal + "x".repeat(100))).isEmpty();
	}

	private static Optional<Suspicion> judge(String trap, Optional<Duration> age, String message) {
		return SpamRule.judge(trap, age, HASTE, message);
	}

}
