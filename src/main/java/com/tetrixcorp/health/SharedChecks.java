package com.tetrixcorp.health;

import java.util.Set;

/**
 * The checks that one instance probes for all.
 *
 * @param names their names
 */
public record SharedChecks(Set<String> names) {

	public SharedChecks {
		names = Set.copyOf(names);
	}

}
