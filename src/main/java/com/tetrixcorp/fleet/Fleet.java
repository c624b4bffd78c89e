package com.tetrixcorp.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.fleet.FleetView.Measured;
import com.tetrixcorp.fleet.FleetView.Member;
import com.tetrixcorp.health.CurrentDrills;
import com.tetrixcorp.health.Drill;
import com.tetrixcorp.health.FleetReport;
import com.tetrixcorp.health.FleetReports;
import com.tetrixcorp.health.ProbeTurns;
import com.tetrixcorp.health.Scope;

/**
 * What this instance knows of the fleet, in memory: written when the database has told,
 * read by everybody without waiting. Without a database an instance is alone and does
 * everything itself.
 */
final class Fleet implements Duties, FleetReports, ProbeTurns, CurrentDrills {

	private static final double JITTER = 0.1;

	private final UUID instance = UUID.randomUUID();

	private final Map<String, Begun> begun = new ConcurrentHashMap<>();

	private final Map<String, Duration> intervals = new ConcurrentHashMap<>();

	private final FleetProperties properties;

	private final OwnProbes own;

	private final LongSupplier clock;

	private final boolean withDatabase;

	private volatile @Nullable FleetView view;

	/** Whether it is still to be seen if there are others: nobody probes on a guess. */
	private volatile boolean undecided;

	Fleet(FleetProperties properties, OwnProbes own, LongSupplier clock, boolean withDatabase) {
		this.properties = properties;
		this.own = own;
		this.clock = clock;
		this.withDatabase = withDatabase;
		this.undecided = withDatabase;
	}

	void told(FleetView newView) {
		this.view = newView;
		this.undecided = false;
	}

	void notTold() {
		this.undecided = false;
	}

	@Nullable FleetView view() {
		return this.view;
	}

	@Override
	public UUID instance() {
		return this.instance;
	}

	@Override
	public boolean connected() {
		FleetView known = this.view;
		return known != null && this.clock.getAsLong() - known.asOf() <= this.properties.lease().toNanos();
	}

	@Override
	public boolean holds(String duty) {
		FleetView known = this.view;
		if (!this.withDatabase) {
			return true;
		}
		FleetView.Duty it = (known != null) ? known.duties().get(duty) : null;
		return it != null && this.instance.equals(it.holder()) && this.clock.getAsLong() - it.leaseUntil() < 0;
	}

	// A lease that has run out is nobody's: its holder may be gone.
	@Override
	public boolean heldByOther(String duty) {
		FleetView known = this.view;
		FleetView.Duty it = (known != null && connected()) ? known.duties().get(duty) : null;
		return it != null && it.holder() != null && !this.instance.equals(it.holder())
				&& this.clock.getAsLong() - it.leaseUntil() < 0;
	}

	@Override
	public boolean heldLast(String duty) {
		FleetView known = this.view;
		// Whoever never heard of others cannot leave it to them.
		if (known == null) {
			return true;
		}
		FleetView.Duty it = known.duties().get(duty);
		List<UUID> living = living().stream().map(Member::id).toList();
		UUID holder = (it != null && living.contains(it.holder())) ? it.holder()
				: living.stream().findFirst().orElse(this.instance);
		return this.instance.equals(holder);
	}

	// The last known number while nobody tells.
	int replicas() {
		return Math.max(1, living().size());
	}

	// Between two answers the others may die, and do so here at the right moment; once
	// answers fail to come, the last ones stand.
	private List<Member> living() {
		FleetView known = this.view;
		if (known == null) {
			return List.of();
		}
		long now = Math.min(this.clock.getAsLong(), known.asOf() + this.properties.heartbeat().toNanos() * 6 / 5);
		return known.members()
			.stream()
			.filter((member) -> member.id().equals(this.instance)
					|| now - member.seen() <= this.properties.alive().toNanos())
			.toList();
	}

	@Override
	public Turn next(String check, Duration interval, long now) {
		this.intervals.put(check, interval);
		if (this.undecided) {
			return new Turn(false, now + interval.toNanos());
		}
		Begun last = this.begun.get(check);
		Long at = (last != null) ? last.at() : null;
		long jittered = (long) (interval.toNanos() * (1 + ((last != null) ? last.jitter() : 0)));
		FleetView known = this.view;
		return (known != null && connected()) ? TurnRule.connected(known, this.instance, check, at, jittered, now)
				: TurnRule.cutOff(known, this.instance, check, at, jittered, now);
	}

	@Override
	public void begun(String check, long now) {
		this.begun.put(check, new Begun(now, ThreadLocalRandom.current().nextDouble(-JITTER, JITTER)));
	}

	Map<String, Begun> begun() {
		return Map.copyOf(this.begun);
	}

	@Override
	public int stretch() {
		FleetView known = this.view;
		return (known == null || connected()) ? 1 : Math.max(1, known.members().size());
	}

	@Override
	public FleetReport current() {
		FleetView known = this.view;
		return (known != null) ? FleetReporting.of(known, living(), this.instance, connected(), this.own.calls(),
				this.clock.getAsLong()) : FleetReport.NONE;
	}

	// While nobody tells, what was told last goes on until its end.
	@Override
	public List<Drill> drills() {
		FleetView known = this.view;
		return (known != null) ? known.drills() : List.of();
	}

	@Override
	public @Nullable Scope scopeOf(String check) {
		List<Optional<Measured>> others = connected() ? living().stream()
			.filter((member) -> !member.id().equals(this.instance))
			.map((member) -> recent(member.facts().own().get(check), check))
			.toList() : List.of();
		return ScopeRule.of(recent(this.own.measured().get(check), check), others);
	}

	// Of a shared check each instance measures only when its turn comes round.
	private Optional<Measured> recent(@Nullable Measured measured, String check) {
		Duration interval = this.intervals.get(check);
		Duration age = (interval != null) ? interval.multipliedBy(replicas() + 2) : this.properties.alive();
		return Optional.ofNullable(measured).filter((it) -> this.clock.getAsLong() - it.at() <= age.toNanos());
	}

	/**
	 * A probe that this instance began.
	 *
	 * @param at when
	 * @param jitter by which share of an interval the next one is later
	 */
	record Begun(long at, double jitter) {

	}

}
