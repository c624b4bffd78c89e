package com.tetrixcorp.fleet;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.fleet.FleetView.Duty;
import com.tetrixcorp.fleet.FleetView.Facts;
import com.tetrixcorp.fleet.FleetView.Member;

/**
 * Views of a fleet for the rules' tests.
 */
final class Views {

	static final UUID FIRST = new UUID(0, 1);

	static final UUID SECOND = new UUID(0, 2);

	static final UUID THIRD = new UUID(0, 3);

	private Views() {
	}

	static FleetView of(long asOf, Duty duty, UUID... members) {
		List<Member> living = Stream.of(members)
			.map((id) -> new Member(id, "host", "fra", "1.0.0", null, 0, asOf,
					new Facts("healthy", null, Map.of(), Map.of())))
			.toList();
		return new FleetView(asOf, living, Map.of(duty.name(), duty), List.of());
	}

	static Duty duty(@Nullable UUID holder, long leaseUntil, @Nullable Long turn) {
		return new Duty("telnyx", holder, leaseUntil, 0L, turn, null);
	}

}
