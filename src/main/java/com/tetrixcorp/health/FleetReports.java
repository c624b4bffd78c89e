package com.tetrixcorp.health;

import org.jspecify.annotations.Nullable;

/**
 * What the fleet knows that a health report shows; answered from memory.
 */
public interface FleetReports {

	FleetReport current();

	/**
	 * How far a check's failure reaches.
	 * @param check the check's name
	 * @return the scope, {@code null} if the check does not fail
	 */
	@Nullable Scope scopeOf(String check);

}
