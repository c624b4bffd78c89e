package com.tetrixcorp.health;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Shows a check as failing while an exercise of it goes on. Only what is shown: state,
 * evidence and events stay what probes found. What really fails is shown as it is, since
 * no exercise may hide an outage.
 */
final class DrillOverlay {

	/** As if; no exercise says more than that it fails. */
	static final Outcome AS_IF = Outcome.SERVER_ERROR;

	private final List<Drill> drills;

	private final Clocks.Moment now;

	DrillOverlay(List<Drill> drills, Clocks.Moment now) {
		this.drills = drills;
		this.now = now;
	}

	CheckReport over(CheckReport measured) {
		Drill drill = of(measured.name());
		if (drill == null || measured.status() == CheckStatus.FAIL) {
			return measured;
		}
		DrillReport mark = new DrillReport(this.now.wallAt(drill.until()), measured.status());
		return new CheckReport(measured.name(), CheckStatus.FAIL, AS_IF, measured.last(),
				this.now.wallAt(drill.since()), measured.evidenceAgeMillis(), measured.lastProbeMillis(),
				measured.medianMillis(), measured.p95Millis(), measured.run(), measured.nextProbeInMillis(),
				"the end of the drill", measured.breaker(), measured.remarks(), null,
				WhySentences.drill(measured.name(), AS_IF, mark), mark);
	}

	private @Nullable Drill of(String check) {
		return this.drills.stream()
			.filter((it) -> it.check().equals(check) && this.now.nanos() - it.until() < 0)
			.findFirst()
			.orElse(null);
	}

}
