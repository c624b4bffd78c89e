package com.tetrixcorp.fleet;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.ProbeTurns.Turn;

/**
 * Whose turn it is to probe, as a pure function. Among instances that hear of each other
 * the holder of the lease probes, one interval after the fleet's last probe. Those that
 * are cut off take turns as if they still heard of each other: in the order of their
 * start, each after the one before it, so that together they ask no more often than one
 * did.
 */
final class TurnRule {

	private TurnRule() {
	}

	/**
	 * The turn of an instance that hears of the others.
	 * @param view what it heard
	 * @param me its id
	 * @param check the check
	 * @param begun when it last began a probe itself, if ever
	 * @param interval nanoseconds from one probe to the next
	 * @param now monotonic nanoseconds
	 * @return the next probe of the fleet
	 */
	static Turn connected(FleetView view, UUID me, String check, @Nullable Long begun, long interval, long now) {
		FleetView.Duty duty = view.duties().get(check);
		if (duty == null) {
			return new Turn(false, now + interval);
		}
		Long last = later(duty.turn(), begun);
		boolean mine = me.equals(duty.holder()) && now - duty.leaseUntil() < 0;
		return new Turn(mine, (last != null) ? last + interval : now);
	}

	/**
	 * The turn of an instance that is cut off.
	 * @param view what it heard last, if ever
	 * @param me its id
	 * @param check the check
	 * @param begun when it last began a probe itself, if ever
	 * @param interval nanoseconds from one probe of the fleet to the next
	 * @param now monotonic nanoseconds
	 * @return its own next probe
	 */
	static Turn cutOff(@Nullable FleetView view, UUID me, String check, @Nullable Long begun, long interval, long now) {
		if (view == null) {
			return new Turn(true, (begun != null) ? begun + interval : now);
		}
		int all = Math.max(1, view.members().size());
		FleetView.Duty duty = view.duties().get(check);
		Long told = (duty != null) ? duty.turn() : null;
		if (begun != null && (told == null || begun - told >= 0)) {
			return new Turn(true, begun + all * interval);
		}
		int before = (duty != null) ? view.rankOf(duty.holder()) : -1;
		int places = Math.floorMod(view.rankOf(me) - before - 1, all) + 1;
		return new Turn(true, ((told != null) ? told : view.asOf()) + places * interval);
	}

	private static @Nullable Long later(@Nullable Long one, @Nullable Long other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return (one - other >= 0) ? one : other;
	}

}
