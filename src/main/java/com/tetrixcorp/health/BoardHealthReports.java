package com.tetrixcorp.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Makes reports from the board's snapshot and other facts in memory.
 */
final class BoardHealthReports implements HealthReports {

	private static final Set<Outcome> UNREACHED = EnumSet.of(Outcome.DNS, Outcome.CONNECT, Outcome.TIMEOUT);

	private final HealthProperties properties;

	private final HealthBoard board;

	private final Clocks clocks;

	private final InstanceLife life;

	private final Supplier<InstanceReport> instance;

	private final Supplier<@Nullable PoolState> pool;

	private final BreakerStates breakers;

	private final FleetReports fleet;

	private final ProbeTurns turns;

	private final CurrentDrills drills;

	BoardHealthReports(HealthProperties properties, HealthBoard board, Clocks clocks, InstanceLife life,
			Supplier<InstanceReport> instance, Supplier<@Nullable PoolState> pool, BreakerStates breakers,
			FleetReports fleet, ProbeTurns turns, CurrentDrills drills) {
		this.properties = properties;
		this.board = board;
		this.clocks = clocks;
		this.life = life;
		this.instance = instance;
		this.pool = pool;
		this.breakers = breakers;
		this.fleet = fleet;
		this.turns = turns;
		this.drills = drills;
	}

	@Override
	public HealthReport current() {
		Clocks.Moment now = this.clocks.now();
		Map<String, Evidence> evidence = this.board.snapshot();
		boolean ownNetwork = nothingIsReached(evidence.values());
		DrillOverlay overlay = new DrillOverlay(this.drills.drills(), now);
		List<CheckReport> checks = evidence.entrySet()
			.stream()
			.map((entry) -> check(entry.getKey(), entry.getValue(), now, ownNetwork))
			.map(overlay::over)
			.toList();
		List<CapabilityReport> capabilities = Verdicts.capabilities(this.properties.capabilities(), checks);
		boolean draining = this.life.draining();
		Verdict verdict = Verdicts.of(capabilities, checks, draining);
		return new HealthReport(now.wall(), verdict, draining, why(capabilities, checks, draining), capabilities,
				checks, this.pool.get(), this.instance.get(), this.fleet.current());
	}

	// When several dependencies are out of reach and none is reached, the common cause is
	// more likely on our side than on all of theirs.
	private static boolean nothingIsReached(Collection<Evidence> evidence) {
		return evidence.size() > 1 && evidence.stream()
			.map((it) -> (it.last() != null) ? it.last().outcome() : Outcome.NOT_CONFIGURED)
			.allMatch(UNREACHED::contains);
	}

	private CheckReport check(String name, Evidence evidence, Clocks.Moment now, boolean ownNetwork) {
		HealthProperties.Check timing = this.properties.check(name);
		CheckState state = evidence.state().at(now.nanos(), timing.staleAfterNanos(this.turns.stretch()));
		Outcome failure = (state.status() != CheckStatus.PASS) ? state.failure() : null;
		Outcome last = (evidence.last() != null) ? evidence.last().outcome() : null;
		Long next = (evidence.nextProbe() != null) ? Long.valueOf(Math.max(0, -now.millisSince(evidence.nextProbe())))
				: null;
		Scope scope = (state.status() == CheckStatus.FAIL) ? this.fleet.scopeOf(name) : null;
		return new CheckReport(name, state.status(), failure, last, now.wallAt(state.since()), ageOf(state, now),
				evidence.lastMillis(), evidence.latencies().median(), evidence.latencies().p95(), state.run(), next,
				state.flipsWhen(), this.breakers.stateOf(name), evidence.remarks(), scope,
				why(name, state, last, now, timing.deadline(), ownNetwork, scope), null);
	}

	private static @Nullable Long ageOf(CheckState state, Clocks.Moment now) {
		return (state.evidence() != null) ? Long.valueOf(now.millisSince(state.evidence())) : null;
	}

	private static @Nullable String why(String name, CheckState state, @Nullable Outcome last, Clocks.Moment now,
			Duration deadline, boolean ownNetwork, @Nullable Scope scope) {
		Outcome failure = state.failure();
		if (state.status() == CheckStatus.PASS) {
			return null;
		}
		if (state.status() == CheckStatus.FAIL && failure != null) {
			Outcome.Fault fault = ownNetwork ? Outcome.Fault.BETWEEN : failure.fault();
			return WhySentences.failing(name, failure, fault, now.wallAt(state.since()), now.wall(), deadline, scope);
		}
		return WhySentences.unknown(name, last, ageOf(state, now));
	}

	private static List<String> why(List<CapabilityReport> capabilities, List<CheckReport> checks, boolean draining) {
		List<String> why = new ArrayList<>();
		if (draining) {
			why.add(WhySentences.draining());
		}
		capabilities.stream()
			.filter((capability) -> capability.status() == CapabilityStatus.LOST)
			.forEach((capability) -> why.add(WhySentences.lost(capability.name(), capability.checks(),
					checks.stream().anyMatch((it) -> it.drill() != null && capability.checks().contains(it.name())))));
		for (CheckReport check : checks) {
			if (check.why() != null) {
				why.add(check.why());
			}
		}
		return why;
	}

}
