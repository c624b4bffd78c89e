package com.tetrixcorp.fleet;

import java.util.Collection;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.fleet.FleetView.Measured;

/**
 * When an instance passes the lease of a probe on although it could keep it, as a pure
 * function: after a failure, so that another one looks whether it is the dependency or
 * the instance; and after a term, so that each instance finds out for itself. And the
 * duty of keeping history, when what all others can reach is out of this instance's
 * reach.
 */
final class ReleaseRule {

	private ReleaseRule() {
	}

	/**
	 * Whether to pass a duty on.
	 * @param duty the duty
	 * @param me this instance
	 * @param replicas instances alive
	 * @param measured what this instance measured last, if it ever did
	 * @param term nanoseconds after which a duty is passed on
	 * @param now monotonic nanoseconds
	 * @return {@code false} if it is not held here, or there is nobody to take it
	 */
	static boolean passOn(FleetView.Duty duty, UUID me, int replicas, @Nullable Measured measured, long term,
			long now) {
		if (replicas < 2 || !me.equals(duty.holder()) || duty.heldSince() == null) {
			return false;
		}
		boolean failedSince = measured != null && measured.failing() && measured.at() - duty.heldSince() > 0;
		return failedSince || now - duty.heldSince() > term;
	}

	/**
	 * Whether what this instance measures is its own trouble.
	 * @param mine what it measured last of a check that each instance probes for itself
	 * @param others what others measured last of it
	 * @return {@code true} if somebody's probe passed since this instance's ones fail
	 */
	static boolean isAlone(@Nullable Measured mine, Collection<Measured> others) {
		return mine != null && mine.failing()
				&& others.stream().anyMatch((it) -> !it.failing() && it.at() - mine.since() > 0);
	}

}
