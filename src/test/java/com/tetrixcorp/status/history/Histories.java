package com.tetrixcorp.status.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;

/**
 * Makes up what was found, around an hour that begins at a moment.
 */
final class Histories {

	static final long STALE_AFTER = 90_000;

	private Histories() {
	}

	/** Gaps, several at once, throttled ones and runs among them; not in order. */
	static Arbitrary<List<Finding>> findings(String check, long start) {
		Arbitrary<Long> offsets = Arbitraries.longs().between(-200_000, BucketSize.HOUR.millis() + 100_000);
		Arbitrary<Long> runs = Arbitraries.frequencyOf(Tuple.of(8, Arbitraries.just(0L)),
				Tuple.of(1, Arbitraries.longs().between(1, ResultBuffer.LONGEST_RUN.toMillis())));
		Arbitrary<Outcome> outcomes = Arbitraries.of(Outcome.PASS, Outcome.PASS, Outcome.TIMEOUT, Outcome.THROTTLED,
				Outcome.NOT_CONFIGURED);
		Arbitrary<CheckStatus> states = Arbitraries.of(CheckStatus.class);
		return Combinators.combine(offsets, runs, outcomes, states, Arbitraries.longs().between(0, 70_000))
			.as((offset, run, outcome, after, millis) -> new Finding(check, start + offset, start + offset + run,
					outcome, after, millis))
			.list()
			.ofMaxSize(60);
	}

	static List<Finding> inOrder(List<Finding> findings) {
		List<Finding> ordered = new ArrayList<>(findings);
		ordered.sort(Comparator.comparingLong(Finding::at));
		return ordered;
	}

}
