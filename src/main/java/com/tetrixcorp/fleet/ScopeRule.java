package com.tetrixcorp.fleet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.fleet.FleetView.Measured;
import com.tetrixcorp.health.Scope;

/**
 * How far a failure reaches, as a pure function of what each instance measured itself.
 */
final class ScopeRule {

	private ScopeRule() {
	}

	/**
	 * The scope of a failing check.
	 * @param mine what this instance measured, if recently
	 * @param others what each other living instance measured, if recently
	 * @return the scope; a success counts only if it is newer than the first failure
	 */
	static Scope of(Optional<Measured> mine, List<Optional<Measured>> others) {
		int replicas = others.size() + 1;
		List<Measured> failures = Stream.concat(Stream.of(mine), others.stream())
			.flatMap(Optional::stream)
			.filter(Measured::failing)
			.toList();
		int failing = failures.size();
		return new Scope(kind(mine, others, failures, replicas), failing, replicas);
	}

	private static Scope.Kind kind(Optional<Measured> mine, List<Optional<Measured>> others, List<Measured> failures,
			int replicas) {
		Long began = began(failures);
		if (replicas == 1 || began == null) {
			return Scope.Kind.UNKNOWN;
		}
		if (failures.size() == replicas) {
			return Scope.Kind.ALL;
		}
		boolean othersCan = others.stream().flatMap(Optional::stream).anyMatch((it) -> passedSince(it, began));
		boolean mineFails = mine.filter(Measured::failing).isPresent();
		if (othersCan && mineFails && failures.size() == 1) {
			return Scope.Kind.THIS_INSTANCE;
		}
		boolean somebodyCan = othersCan || mine.filter((it) -> passedSince(it, began)).isPresent();
		return somebodyCan ? Scope.Kind.SOME : Scope.Kind.UNKNOWN;
	}

	private static boolean passedSince(Measured measured, long began) {
		return !measured.failing() && measured.at() - began > 0;
	}

	private static @Nullable Long began(List<Measured> failures) {
		return failures.stream()
			.map(Measured::since)
			.reduce((one, other) -> (one - other < 0) ? one : other)
			.orElse(null);
	}

}
