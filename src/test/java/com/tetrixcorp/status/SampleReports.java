package com.tetrixcorp.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.CapabilityReport;
import com.tetrixcorp.health.CapabilityStatus;
import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.FleetReport;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.InstanceReport;
import com.tetrixcorp.health.MemoryReport;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.Scope;
import com.tetrixcorp.health.Verdict;

/**
 * Reports as the service makes them, in the situations that the page must tell apart.
 */
public final class SampleReports {

	private static final Instant NOW = Instant.parse("2026-11-24T02:03:24.496Z");

	private SampleReports() {
	}

	public static HealthReport healthy() {
		return report(Verdict.HEALTHY, false, "web-76b84c7fb8-6p8kq", List.of(), capabilities(CapabilityStatus.UP),
				List.of(pass("database", 3), pass("telnyx", 140), pass("sinch", 96), pass("firebase", 61)));
	}

	public static HealthReport telnyxFails() {
		CheckReport telnyx = new CheckReport("telnyx", CheckStatus.FAIL, Outcome.TIMEOUT, null, NOW.minusSeconds(252),
				812L, 5003L, 140L, 410L, 8, 24100L, "2 passes in a row", "open",
				List.of("The breaker before it is open."), new Scope(Scope.Kind.ALL, 2, 2),
				"telnyx fails since 02:01:10 (4 min): timeout after 5 s; looks like theirs", null);
		return report(Verdict.DEGRADED, false, "web-76b84c7fb8-6p8kq",
				List.of("telnyx fails since 02:01:10 (4 min): timeout after 5 s; looks like theirs"),
				capabilities(CapabilityStatus.UP),
				List.of(pass("database", 3), telnyx, pass("sinch", 96), pass("firebase", 61)));
	}

	public static HealthReport messagingLost() {
		return report(Verdict.UNHEALTHY, false, "web-76b84c7fb8-6p8kq", List.of("messaging is lost"),
				capabilities(CapabilityStatus.LOST),
				List.of(pass("database", 3), fail("telnyx"), fail("sinch"), pass("firebase", 61)));
	}

	public static HealthReport nothingKnown() {
		return report(Verdict.DEGRADED, false, "db.internal.example", List.of("nothing is measured yet"),
				capabilities(CapabilityStatus.UNKNOWN),
				List.of(unknown("database"), unknown("telnyx"), unknown("sinch"), unknown("firebase")));
	}

	public static HealthReport draining() {
		HealthReport healthy = healthy();
		return report(Verdict.UNHEALTHY, true, healthy.instance().id(), List.of("this instance is draining"),
				healthy.capabilities(), healthy.checks());
	}

	static CheckReport pass(String name, long millis) {
		return new CheckReport(name, CheckStatus.PASS, null, null, NOW.minusSeconds(7200), 4100L, millis, millis,
				millis * 3, 240, 2000L, "2 failures in a row", null, List.of(), null, null, null);
	}

	static CheckReport fail(String name) {
		return new CheckReport(name, CheckStatus.FAIL, Outcome.CONNECT, null, NOW.minusSeconds(61), 900L, 12L, 90L,
				200L, 2, 2000L, "2 passes in a row", null, List.of(), null, name + " fails & <b>hurts</b>", null);
	}

	static CheckReport unknown(String name) {
		return new CheckReport(name, CheckStatus.UNKNOWN, null, Outcome.NOT_CONFIGURED, null, null, null, null, null, 0,
				null, "1 pass", null, List.of(), null, name + " is not configured here", null);
	}

	static HealthReport report(Verdict verdict, boolean draining, String instance, List<String> why,
			List<CapabilityReport> capabilities, List<CheckReport> checks) {
		return new HealthReport(
				NOW, verdict, draining, why, capabilities, checks, null, new InstanceReport(instance, "fra", 2, "1.0.0",
						null, "production", NOW.minusSeconds(86_400 + 7260), 86_400 + 7260, memory(instance)),
				fleet(instance));
	}

	private static FleetReport fleet(String instance) {
		if (!instance.startsWith("web-")) {
			return FleetReport.NONE;
		}
		Instant started = NOW.minusSeconds(86_400 + 7260);
		return new FleetReport(true, 2100L,
				List.of(new FleetReport.Member(instance, true, "1.0.0", null, "fra", started, "healthy",
						memory(instance), 2100),
						new FleetReport.Member("web-76b84c7fb8-x2v9d", false, "1.0.0", null, "fra",
								started.plusSeconds(31), "degraded", memory(instance), 8400)),
				Map.of("telnyx", new FleetReport.Probing(instance, 121)));
	}

	private static @Nullable MemoryReport memory(String instance) {
		return instance.startsWith("web-") ? new MemoryReport(214, 1024, 21) : null;
	}

	private static List<CapabilityReport> capabilities(CapabilityStatus messaging) {
		CapabilityStatus others = (messaging == CapabilityStatus.UNKNOWN) ? messaging : CapabilityStatus.UP;
		return List.of(new CapabilityReport("storage", others, true, List.of("database")),
				new CapabilityReport("messaging", messaging, true, List.of("telnyx", "sinch")),
				new CapabilityReport("sign-in", others, false, List.of("firebase")));
	}

}
