package com.tetrixcorp.health;

import java.time.Instant;
import java.util.List;

/**
 * Reports for tests of what is made from them.
 */
public final class Reports {

	/** The moment of every report made here. */
	public static final Instant NOW = Instant.parse("2026-11-24T02:05:10.250Z");

	private Reports() {
	}

	/**
	 * A check in a state, with plausible readings.
	 * @param name its name
	 * @param status its state; a failing one timed out
	 * @return the report
	 */
	public static CheckReport check(String name, CheckStatus status) {
		boolean fails = status == CheckStatus.FAIL;
		return new CheckReport(name, status, fails ? Outcome.TIMEOUT : null, fails ? Outcome.TIMEOUT : Outcome.PASS,
				NOW.minusSeconds(240), 812L, 5003L, 140L, 410L, 8, 24100L,
				fails ? "2 passes in a row" : "2 failures in a row", "closed", List.of(),
				fails ? new Scope(Scope.Kind.SOME, 1, 3) : null,
				fails ? name + " fails since 02:01:10 (4 min): timeout after 5 s; looks like theirs" : null, null);
	}

	/**
	 * A report of everything.
	 * @param verdict the verdict
	 * @param checks the checks
	 * @return the report, with two capabilities and one instance
	 */
	public static HealthReport report(Verdict verdict, CheckReport... checks) {
		List<String> why = List.of(checks).stream().map(CheckReport::why).filter((it) -> it != null).toList();
		return new HealthReport(NOW, verdict, false, why,
				List.of(new CapabilityReport("storage", CapabilityStatus.UP, true, List.of("database")),
						new CapabilityReport("messaging", CapabilityStatus.UP, true, List.of("telnyx", "sinch"))),
				List.of(checks), new PoolState(2, 8, 0, 10, false),
				new InstanceReport("web-76b84c7fb8-6p8kq", "fra", 2, "1.0.0", "3f2c0000111122223333", "production",
						NOW.minusSeconds(86400), 86400, new MemoryReport(214, 1024, 21)),
				FleetReport.NONE);
	}

}
