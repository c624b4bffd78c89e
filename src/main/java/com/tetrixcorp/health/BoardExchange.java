package com.tetrixcorp.health;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Takes evidence from the board and puts it there, in ages instead of moments.
 */
final class BoardExchange implements EvidenceExchange {

	private static final long LOST_ON_THE_WAY = TimeUnit.MILLISECONDS.toNanos(100);

	private final HealthBoard board;

	private final Clocks clocks;

	private final HealthProperties properties;

	private final ProbeTurns turns;

	private final TransitionLog transitions;

	BoardExchange(HealthBoard board, Clocks clocks, HealthProperties properties, ProbeTurns turns,
			TransitionLog transitions) {
		this.board = board;
		this.clocks = clocks;
		this.properties = properties;
		this.turns = turns;
		this.transitions = transitions;
	}

	@Override
	public Optional<SharedEvidence> of(String check) {
		Evidence evidence = this.board.snapshot().get(check);
		if (evidence == null || evidence.last() == null) {
			return Optional.empty();
		}
		Clocks.Moment now = this.clocks.now();
		CheckState state = evidence.state();
		return Optional.of(new SharedEvidence(state.status(), state.failure(), now.millisSince(state.since()),
				state.passesInARow(), state.failuresInARow(), state.recent(), age(state.evidence(), now),
				evidence.last().outcome(), evidence.lastMillis(), evidence.remarks()));
	}

	private static @Nullable Long age(@Nullable Long nanos, Clocks.Moment now) {
		return (nanos != null) ? Long.valueOf(now.millisSince(nanos)) : null;
	}

	@Override
	public void adopt(String check, SharedEvidence shared, long ageMillis) {
		long asOf = this.clocks.nanos() - TimeUnit.MILLISECONDS.toNanos(ageMillis);
		CheckState state = stateOf(shared, asOf);
		HealthBoard.Change change = this.board.update(check,
				(evidence) -> isNewer(state, evidence.state()) ? evidence.adopted(shared, state) : evidence);
		if (change.after() != change.before()) {
			long staleAfter = this.properties.check(check).staleAfterNanos(this.turns.stretch());
			long now = this.clocks.nanos();
			this.transitions.adopted(check, change.before().state().at(now, staleAfter).status(),
					state.at(now, staleAfter).status(), shared.last());
		}
	}

	// What was measured here since is newer than what is told. Ages lose some
	// milliseconds
	// on their way.
	private static boolean isNewer(CheckState told, CheckState known) {
		if (known.evidence() == null) {
			return true;
		}
		return told.evidence() != null && told.evidence() > known.evidence() - LOST_ON_THE_WAY;
	}

	private static CheckState stateOf(SharedEvidence shared, long asOf) {
		Long evidence = (shared.evidenceMillis() != null)
				? Long.valueOf(asOf - TimeUnit.MILLISECONDS.toNanos(shared.evidenceMillis())) : null;
		return new CheckState(shared.status(), shared.failure(),
				asOf - TimeUnit.MILLISECONDS.toNanos(shared.sinceMillis()), shared.passesInARow(),
				shared.failuresInARow(), shared.recent(), evidence);
	}

}
