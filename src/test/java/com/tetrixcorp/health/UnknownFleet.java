package com.tetrixcorp.health;

import org.jspecify.annotations.Nullable;

/**
 * A fleet of which nothing is known.
 */
final class UnknownFleet implements FleetReports {

	@Override
	public FleetReport current() {
		return FleetReport.NONE;
	}

	@Override
	public @Nullable Scope scopeOf(String check) {
		return null;
	}

}
