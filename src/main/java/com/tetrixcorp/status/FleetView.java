package com.tetrixcorp.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.FleetReport;
import com.tetrixcorp.health.FleetReport.Member;
import com.tetrixcorp.status.text.Readings;

/**
 * The instances that run together, as the page shows them.
 *
 * @param remark what to know of this list, if it is not fresh
 * @param members those alive, in the order of their start
 */
public record FleetView(@Nullable String remark, List<MemberView> members) {

	public FleetView {
		members = List.copyOf(members);
	}

	static FleetView of(FleetReport fleet, Instant now) {
		return new FleetView(remark(fleet), fleet.instances().stream().map((it) -> MemberView.of(it, now)).toList());
	}

	private static @Nullable String remark(FleetReport fleet) {
		if (fleet.known() || fleet.ageMillis() == null) {
			return null;
		}
		return "The database does not tell who is alive. These are the instances of " + Readings.age(fleet.ageMillis())
				+ " ago; each probes for itself.";
	}

	/**
	 * One instance.
	 *
	 * @param name enough of its name to tell two apart, if its name allows it
	 * @param self whether it answered
	 * @param region where it runs
	 * @param version the version of its code
	 * @param uptime how long it has run
	 * @param memory its memory, in use and allowed
	 * @param sign how its verdict is drawn
	 * @param verdict how it sees the whole
	 * @param seen how long ago it gave a sign of life
	 */
	public record MemberView(String name, boolean self, String region, String version, String uptime, String memory,
			Sign sign, String verdict, String seen) {

		static MemberView of(Member member, Instant now) {
			String shortId = InstanceView.shortId(member.id());
			Duration running = Duration.between(member.startedAt(), now);
			return new MemberView((shortId != null) ? shortId : "unnamed", member.self(), member.region(),
					member.version(), Readings.age(running.toMillis()), InstanceView.memory(member.memory()),
					Sign.ofVerdict(member.verdict()), member.verdict(), Readings.age(member.lastSeenMillis()));
		}

	}

}
