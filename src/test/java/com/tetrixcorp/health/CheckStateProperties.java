package com.tetrixcorp.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;

import static org.assertj.core.api.Assertions.assertThat;

class CheckStateProperties {

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private static final long INTERVAL = 30 * SECOND;

	private static final long STALE_AFTER = 3 * INTERVAL;

	@Property
	void theStateIsWhatTheRulesSayOfTheWholeHistory(@ForAll("histories") List<Step> history) {
		CheckState state = CheckState.unknown(0);
		Model model = new Model();
		long now = 0;
		for (Step step : history) {
			now += step.pause();
			state = state.after(step.outcome(), now, STALE_AFTER);
			model.take(step.outcome(), now);
			assertThat(state.at(now, STALE_AFTER).status()).as("after %s", history).isEqualTo(model.statusAt(now));
		}
	}

	@Property
	void failuresThatAreNeitherInARowNorThreeOfFiveNeverFail(@ForAll("sparseFailures") List<Outcome> outcomes) {
		assertThat(statusesOf(CheckState.unknown(0).after(Outcome.PASS, 0, STALE_AFTER), outcomes))
			.containsOnly(CheckStatus.PASS);
	}

	@Property
	void twoFailuresInARowAlwaysFail(@ForAll("outcomes") List<Outcome> before, @ForAll("failure") Outcome first,
			@ForAll("failure") Outcome second) {
		List<Outcome> outcomes = new ArrayList<>(before);
		outcomes.add(first);
		outcomes.add(second);
		assertThat(last(statusesOf(CheckState.unknown(0), outcomes))).isEqualTo(CheckStatus.FAIL);
	}

	@Property
	void passesThatAreNotInARowNeverRecover(@ForAll("failure") Outcome failure, @ForAll("failure") Outcome other) {
		CheckState failing = CheckState.unknown(0).after(failure, 0, STALE_AFTER).after(failure, 1, STALE_AFTER);
		List<Outcome> outcomes = IntStream.range(0, 50).mapToObj((it) -> (it % 2 == 0) ? Outcome.PASS : other).toList();
		assertThat(statusesOf(failing, outcomes)).containsOnly(CheckStatus.FAIL);
	}

	@Property
	void twoPassesInARowAlwaysPass(@ForAll("outcomes") List<Outcome> before) {
		List<Outcome> outcomes = new ArrayList<>(before);
		outcomes.add(Outcome.PASS);
		outcomes.add(Outcome.PASS);
		assertThat(last(statusesOf(CheckState.unknown(0), outcomes))).isEqualTo(CheckStatus.PASS);
	}

	@Property
	void refusedCredentialsFailAtOnceFromAnyState(@ForAll("outcomes") List<Outcome> before) {
		List<Outcome> outcomes = new ArrayList<>(before);
		outcomes.add(Outcome.CREDENTIALS);
		assertThat(last(statusesOf(CheckState.unknown(0), outcomes))).isEqualTo(CheckStatus.FAIL);
	}

	@Property
	void whatIsInconclusiveChangesNothing(@ForAll("histories") List<Step> history,
			@ForAll("inconclusive") Outcome inconclusive) {
		CheckState plain = CheckState.unknown(0);
		CheckState disturbed = CheckState.unknown(0);
		long now = 0;
		for (Step step : history) {
			now += step.pause();
			plain = plain.after(step.outcome(), now, STALE_AFTER);
			disturbed = disturbed.after(step.outcome(), now, STALE_AFTER).after(inconclusive, now, STALE_AFTER);
		}
		assertThat(disturbed).isEqualTo(plain);
	}

	@Property
	void evidenceOlderThanThreeIntervalsIsUnknownWhateverItWas(@ForAll("outcomes") List<Outcome> outcomes,
			@ForAll @LongRange(min = 1, max = 3600 * 24) long secondsBeyond) {
		CheckState state = CheckState.unknown(0).after(Outcome.PASS, 0, STALE_AFTER);
		long now = 0;
		for (Outcome outcome : outcomes) {
			now += INTERVAL;
			state = state.after(outcome, now, STALE_AFTER);
		}
		long newest = (state.evidence() != null) ? state.evidence() : 0;
		assertThat(state.at(newest + STALE_AFTER, STALE_AFTER)).isEqualTo(state);
		assertThat(state.at(newest + STALE_AFTER + 1, STALE_AFTER).status()).isEqualTo(CheckStatus.UNKNOWN);
		assertThat(state.at(newest + STALE_AFTER + secondsBeyond * SECOND, STALE_AFTER).status())
			.isEqualTo(CheckStatus.UNKNOWN);
	}

	@Property
	void theOriginOfTheMonotonicClockDoesNotMatter(@ForAll("histories") List<Step> history, @ForAll long origin) {
		CheckState fromZero = CheckState.unknown(0);
		CheckState fromOrigin = CheckState.unknown(origin);
		long now = 0;
		for (Step step : history) {
			now += step.pause();
			fromZero = fromZero.after(step.outcome(), now, STALE_AFTER);
			fromOrigin = fromOrigin.after(step.outcome(), origin + now, STALE_AFTER);
			assertThat(fromOrigin.status()).isEqualTo(fromZero.status());
			assertThat(fromOrigin.since() - origin).isEqualTo(fromZero.since());
		}
	}

	private static List<CheckStatus> statusesOf(CheckState start, List<Outcome> outcomes) {
		List<CheckStatus> statuses = new ArrayList<>();
		CheckState state = start;
		long now = 1;
		for (Outcome outcome : outcomes) {
			state = state.after(outcome, now, STALE_AFTER);
			statuses.add(state.status());
			now += INTERVAL / 100;
		}
		return statuses;
	}

	private static <T> T last(List<T> list) {
		return list.get(list.size() - 1);
	}

	@Provide
	Arbitrary<Outcome> failure() {
		return Arbitraries.of(Outcome.class).filter((it) -> it.isFailure() && it != Outcome.CREDENTIALS);
	}

	@Provide
	Arbitrary<Outcome> inconclusive() {
		return Arbitraries.of(Outcome.THROTTLED, Outcome.NOT_CONFIGURED);
	}

	@Provide
	Arbitrary<List<Outcome>> outcomes() {
		return Arbitraries.of(Outcome.class).list().ofMaxSize(30);
	}

	@Provide
	Arbitrary<List<Step>> histories() {
		Arbitrary<Long> pauses = Arbitraries.frequencyOf(Tuple.of(12, Arbitraries.just(INTERVAL)),
				Tuple.of(1, Arbitraries.of(STALE_AFTER, STALE_AFTER + 1, 2 * STALE_AFTER, SECOND)));
		Arbitrary<Outcome> outcomes = Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.just(Outcome.PASS)),
				Tuple.of(5, Arbitraries.of(Outcome.class)));
		return Combinators.combine(outcomes, pauses).as(Step::new).list().ofMaxSize(60);
	}

	@Provide
	Arbitrary<List<Outcome>> sparseFailures() {
		Arbitrary<List<Outcome>> block = failure().map((it) -> List.of(it, Outcome.PASS, Outcome.PASS, Outcome.PASS));
		Arbitrary<List<Outcome>> passes = Arbitraries.just(Outcome.PASS).list().ofMinSize(1).ofMaxSize(3);
		return Arbitraries.oneOf(block, passes)
			.list()
			.ofMinSize(1)
			.ofMaxSize(40)
			.map((blocks) -> blocks.stream().flatMap(List::stream).toList());
	}

	record Step(Outcome outcome, long pause) {

	}

	/**
	 * The rules of the design, told once more in the plainest way: over the list of all
	 * results.
	 */
	private static final class Model {

		private final List<Boolean> passes = new ArrayList<>();

		private CheckStatus status = CheckStatus.UNKNOWN;

		private long newest;

		void take(Outcome outcome, long now) {
			if (outcome == Outcome.THROTTLED || outcome == Outcome.NOT_CONFIGURED) {
				return;
			}
			if (statusAt(now) == CheckStatus.UNKNOWN && this.status != CheckStatus.UNKNOWN || isStale(now)) {
				this.passes.clear();
				this.status = CheckStatus.UNKNOWN;
			}
			this.newest = now;
			this.passes.add(outcome == Outcome.PASS);
			List<Boolean> two = tail(2);
			if (outcome == Outcome.PASS && (this.status != CheckStatus.FAIL || two.equals(List.of(true, true)))) {
				this.status = CheckStatus.PASS;
			}
			long failuresOfFive = tail(5).stream().filter((it) -> !it).count();
			if (outcome != Outcome.PASS
					&& (outcome == Outcome.CREDENTIALS || two.equals(List.of(false, false)) || failuresOfFive >= 3)) {
				this.status = CheckStatus.FAIL;
			}
		}

		CheckStatus statusAt(long now) {
			return isStale(now) ? CheckStatus.UNKNOWN : this.status;
		}

		private boolean isStale(long now) {
			return !this.passes.isEmpty() && now - this.newest > STALE_AFTER;
		}

		private List<Boolean> tail(int count) {
			return this.passes.subList(Math.max(0, this.passes.size() - count), this.passes.size());
		}

	}

}
