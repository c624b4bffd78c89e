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
 *
 * @param status the verdict: {@code healthy}, {@code degraded} or {@code unhealthy}
 * @param why one sentence for whatever is not well; empty when all is
 * @param timestamp the moment of the answer
 * @param version the version of the code
 * @param commit the commit it was built from; {@code null} if that is not known
 * @param environment where it runs, such as {@code production}
 * @param startedAt when this instance started
 * @param uptime whole seconds since then
 * @param draining whether this instance is on its way out
 * @param memory its memory; {@code null} until it is measured
 * @param instance the instance that answers
 * @param capabilities what the service can do, by name
 * @param checks what it depends on, by name
 * @param pool the connections to the database; {@code null} if there is none
 * @param fleet the instances that run together
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

	/**
	 * Something that the service can do.
	 *
	 * @param status {@code up}, {@code lost} or {@code unknown}
	 * @param critical whether losing it makes the whole unhealthy
	 * @param checks the checks of which one must pass
	 */
	record Capability(String status, boolean critical, List<String> checks) {

		static Capability of(CapabilityReport report) {
			return new Capability(report.status().wireName(), report.critical(), report.checks());
		}

	}

	/**
	 * One check. What nobody has measured is {@code null}.
	 *
	 * @param status {@code pass}, {@code fail} or {@code unknown}
	 * @param failure the class of the newest failure while it fails, else {@code null}
	 * @param lastOutcome what the newest probe found; {@code null} before the first
	 * @param since when it entered its state
	 * @param evidenceAgeMillis the age of the newest evidence
	 * @param lastProbeMillis how long the last probe took
	 * @param medianMillis the median of the last 100 probes
	 * @param p95Millis the 95th percentile of the same
	 * @param run how many results of the same kind came in a row
	 * @param nextProbeInMillis when the next probe is due; 0 when one is running
	 * @param flipsWhen what it takes to change the state
	 * @param breaker the state of the circuit breaker before calls to it, if it has one
	 * @param remarks things worth an eye that do not change the state
	 * @param scope how far a failure reaches, such as {@code this-instance}, {@code all}
	 * or {@code unknown}; {@code null} while it does not fail
	 * @param why one sentence on why it does not pass; {@code null} when it passes
	 * @param drill what is really measured while an exercise shows it as failing, else
	 * {@code null}
	 */
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

	/**
	 * An exercise: the state of the check is only shown.
	 *
	 * @param until when it ends at the latest
	 * @param measured the state that probes really found
	 */
	record Drill(Instant until, String measured) {

		static Drill of(DrillReport report) {
			return new Drill(millis(report.until()), report.measured().wireName());
		}

	}

	/**
	 * The instances that run together.
	 *
	 * @param known whether the database told of them recently
	 * @param ageMillis the age of this knowledge; {@code null} if it never did
	 * @param replicas how many are alive
	 * @param instances those, in the order of their start
	 * @param probing the checks that one instance probes for all, by name
	 */
	record Fleet(boolean known, @Nullable Long ageMillis, int replicas, List<Member> instances,
			Map<String, FleetReport.Probing> probing) {

		static Fleet of(FleetReport report) {
			return new Fleet(report.known(), report.ageMillis(), Math.max(1, report.instances().size()),
					report.instances().stream().map(Member::of).toList(), new TreeMap<>(report.probing()));
		}

	}

	/**
	 * One instance.
	 *
	 * @param id its host name
	 * @param self whether it is the one that answers
	 * @param version the version of its code
	 * @param commit the commit it was built from; {@code null} if that is not known
	 * @param region where it runs
	 * @param startedAt when it started
	 * @param verdict how it sees the whole
	 * @param memory its memory; {@code null} until it is measured
	 * @param lastSeenMillis how long ago it gave a sign of life
	 */
	record Member(String id, boolean self, String version, @Nullable String commit, String region, Instant startedAt,
			String verdict, @Nullable MemoryReport memory, long lastSeenMillis) {

		static Member of(FleetReport.Member member) {
			return new Member(member.id(), member.self(), member.version(), member.commit(), member.region(),
					millis(member.startedAt()), member.verdict(), member.memory(), member.lastSeenMillis());
		}

	}

}
