package com.tetrixcorp.fleet;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.FleetReport;
import com.tetrixcorp.health.FleetReports;
import com.tetrixcorp.health.Scope;

/**
 * An instance without a database: it knows of nobody else, and does everything itself.
 */
final class SoloFleet implements Duties, FleetReports {

	private final UUID instance = UUID.randomUUID();

	@Override
	public UUID instance() {
		return this.instance;
	}

	@Override
	public boolean holds(String duty) {
		return true;
	}

	@Override
	public boolean heldLast(String duty) {
		return true;
	}

	@Override
	public boolean connected() {
		return false;
	}

	@Override
	public FleetReport current() {
		return FleetReport.NONE;
	}

	@Override
	public @Nullable Scope scopeOf(String check) {
		return new Scope(Scope.Kind.UNKNOWN, 1, 1);
	}

}
