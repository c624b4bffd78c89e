package com.tetrixcorp.fleet;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.fleet.FleetView.Member;
import com.tetrixcorp.health.FleetReport;

/**
 * Makes the report of what is known of the fleet.
 */
final class FleetReporting {

	private FleetReporting() {
	}

	static FleetReport of(FleetView view, List<Member> living, UUID self, boolean connected, Map<String, Long> ownCalls,
			long now) {
		Instant wall = Instant.now();
		List<FleetReport.Member> members = living.stream()
			.map((it) -> new FleetReport.Member(it.host(), it.id().equals(self), it.version(), it.commit(), it.region(),
					wall.minusNanos(now - it.started()), it.facts().verdict(), it.facts().memory(),
					it.id().equals(self) ? 0 : millis(now - it.seen())))
			.toList();
		Map<String, FleetReport.Probing> probing = new HashMap<>();
		for (FleetView.Duty duty : view.duties().values()) {
			if (!duty.name().equals(Duties.HISTORY)) {
				probing.put(duty.name(), new FleetReport.Probing(connected ? hostOf(living, duty.holder()) : null,
						calls(duty.name(), living, self, ownCalls)));
			}
		}
		return new FleetReport(connected, millis(now - view.asOf()), members, probing);
	}

	private static @Nullable String hostOf(List<Member> living, @Nullable UUID holder) {
		return living.stream().filter((it) -> it.id().equals(holder)).map(Member::host).findFirst().orElse(null);
	}

	private static long calls(String check, List<Member> living, UUID self, Map<String, Long> ownCalls) {
		long others = living.stream()
			.filter((it) -> !it.id().equals(self))
			.mapToLong((it) -> it.facts().calls().getOrDefault(check, 0L))
			.sum();
		return others + ownCalls.getOrDefault(check, 0L);
	}

	private static long millis(long nanos) {
		return Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanos));
	}

}
