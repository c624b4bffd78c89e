package com.tetrixcorp.fleet;

import java.util.Set;
import java.util.TreeSet;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import com.tetrixcorp.health.FleetReport;

/**
 * The fleet as numbers, as this instance knows it.
 */
final class FleetMetrics implements MeterBinder {

	private final Fleet fleet;

	private final Set<String> shared;

	FleetMetrics(Fleet fleet, Set<String> shared) {
		this.fleet = fleet;
		this.shared = new TreeSet<>(shared);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("tetrix.fleet.replicas", this.fleet, Fleet::replicas)
			.description("Instances alive; the last known number while the database does not tell")
			.register(registry);
		Gauge.builder("tetrix.fleet.connected", this.fleet, (fleet) -> fleet.connected() ? 1 : 0)
			.description("1 while the database tells who is alive and who does what")
			.register(registry);
		Set<String> duties = new TreeSet<>(this.shared);
		duties.add(Duties.HISTORY);
		for (String duty : duties) {
			Gauge.builder("tetrix.fleet.holds", this.fleet, (fleet) -> fleet.holds(duty) ? 1 : 0)
				.description("1 while this instance does a duty for all")
				.tag("duty", duty)
				.register(registry);
		}
		for (String check : this.shared) {
			Gauge.builder("tetrix.fleet.provider.calls", this.fleet, (fleet) -> calls(fleet, check))
				.description("Probes of a provider within the last hour, by all living instances together")
				.tag("check", check)
				.register(registry);
		}
	}

	private static double calls(Fleet fleet, String check) {
		FleetReport.Probing probing = fleet.current().probing().get(check);
		return (probing != null) ? probing.callsLastHour() : Double.NaN;
	}

}
