package com.tetrixcorp.health.view;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.CapabilityReport;
import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.DrillReport;
import com.tetrixcorp.health.FleetReport;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.MemoryReport;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.PoolState;

/**
 * Everything that an on-call engineer wants to know, as JSON.
 */
record HealthDetails(String status, List<String> why, Instant timestamp, String version, @Nullable String commit,
		String environment, Instant startedAt, long uptime, boolean draining, @Nullable MemoryReport memory,
		HealthPayload.Instance instance, Map<String, Capability> capabilities, Map<String, Check> checks,
		@Nullable PoolState pool, Fleet fleet) {

	static HealthDetails of(HealthReport report) {
		var instance = report.instance();
		return new HealthDetails(report.verdict().wireName(), report.why(), millis(report.timestamp()),
				instance.version(), instance.commit(), instance.environment(), millis(instance.startedAt()),
				instance.uptimeSeconds(), report.draining(), instance.memory(),
				new HealthPayload.Instance(instance.id(), instance.region(), instance.replicas()),
				byName(report.capabilities(), CapabilityReport::name, Capability::of),
				byName(report.checks(), CheckReport::name, Check::of), report.pool(), Fleet.of(report.fleet()));
	}

	private static <T, V> Map<String, V> byName(List<T> items, Function<T, String> name, Function<T, V> view) {
		Map<String, V> map = new LinkedHashMap<>();
		items.forEach((item) -> map.put(name.apply(item), view.apply(item)));
		return map;
	}

	private static Instant millis(Instant instant) {
		return instant.truncatedTo(ChronoUnit.MILLIS);
	}

	record Capability(String status, boolean critical, List<String> checks) {

		static Capability of(CapabilityReport report) {
			return new Capability(report.status().wireName(), report.critical(), report.checks());
		}

	}

	record Check(String status, @Nullable String failure, @Nullable String lastOutcome, @Nullable Instant since,
			@Nullable Long evidenceAgeMillis, @Nullable Long lastProbeMillis, @Nullable Long medianMillis,
			@Nullable Long p95Millis, int run, @Nullable Long nextProbeInMillis, String flipsWhen,
			@Nullable String breaker, List<String> remarks, @Nullable String scope, @Nullable String why,
			@Nullable Drill drill) {

		static Check of(CheckReport report) {
			return new Check(report.status().wireName(), name(report.failure()), name(report.last()),
					(report.since() != null) ? millis(report.since()) : null, report.evidenceAgeMillis(),
					report.lastProbeMillis(), report.medianMillis(), report.p95Millis(), report.run(),
					report.nextProbeInMillis(), report.flipsWhen(), report.breaker(), report.remarks(),
					(report.scope() != null) ? report.scope().wireName() : null, report.why(),
					(report.drill() != null) ? Drill.of(report.drill()) : null);
		}

		private static @Nullable String name(@Nullable Outcome outcome) {
			return (outcome != null) ? outcome.wireName() : null;
		}

	}

	record Drill(Instant until, String measured) {

		static Drill of(DrillReport report) {
			return new Drill(millis(report.until()), report.measured().wireName());
		}

	}

	record Fleet(boolean known, @Nullable Long ageMillis, int replicas, List<Member> instances,
			Map<String, FleetReport.Probing> probing) {

		static Fleet of(FleetReport report) {
			return new Fleet(report.known(), report.ageMillis(), Math.max(1, report.instances().size()),
					report.instances().stream().map(Member::of).toList(), new TreeMap<>(report.probing()));
		}

	}

	record Member(String id, boolean self, String version, @Nullable String commit, String region, Instant startedAt,
			String verdict, @Nullable MemoryReport memory, long lastSeenMillis) {

		static Member of(FleetReport.Member member) {
			return new Member(member.id(), member.self(), member.version(), member.commit(), member.region(),
					millis(member.startedAt()), member.verdict(), member.memory(), member.lastSeenMillis());
		}

	}

}
