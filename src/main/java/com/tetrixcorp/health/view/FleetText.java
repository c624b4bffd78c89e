package com.tetrixcorp.health.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.Age;
import com.tetrixcorp.health.FleetReport;

/**
 * The instances that run together, in a few lines of text.
 */
final class FleetText {

	/** More would not fit on the screen. */
	private static final int SHOWN = 3;

	private static final int COMMIT = 7;

	private FleetText() {
	}

	static List<String> of(FleetReport fleet) {
		if (fleet.ageMillis() == null) {
			return List.of();
		}
		List<String> lines = new ArrayList<>();
		String age = Age.of(Duration.ofMillis(fleet.ageMillis()));
		lines.add(fleet.known()
				? "fleet: %d alive, told %s ago; %s".formatted(fleet.instances().size(), age, calls(fleet))
				: "fleet: NOT IN TOUCH for %s, each probes for itself; last known:".formatted(age));
		fleet.instances().stream().limit(SHOWN).forEach((it) -> lines.add(line(it)));
		if (fleet.instances().size() > SHOWN) {
			lines.add("  and %d more".formatted(fleet.instances().size() - SHOWN));
		}
		return lines;
	}

	private static String calls(FleetReport fleet) {
		return "probes of the last hour: " + new TreeMap<>(fleet.probing()).entrySet()
			.stream()
			.map((entry) -> entry.getKey() + " " + entry.getValue().callsLastHour())
			.collect(Collectors.joining(", "));
	}

	private static String line(FleetReport.Member it) {
		return "%s %s %s %s, %s, seen %s ago".formatted(it.self() ? "*" : " ", it.id(), it.version(),
				commit(it.commit()), it.verdict(), Age.of(Duration.ofMillis(it.lastSeenMillis())));
	}

	private static String commit(@Nullable String commit) {
		return (commit != null) ? commit.substring(0, Math.min(COMMIT, commit.length())) : "-";
	}

}
