package com.tetrixcorp.status.incident;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.incident.IncidentChanged.Change;

/**
 * What follows from an observation.
 *
 * @param news whether it tells anything about now: not when it comes late or twice
 * @param course the incident that it changes, as it is afterwards; {@code null} if none
 * @param changes what happened to that incident, in this order
 */
record Decision(boolean news, @Nullable Course course, List<Change> changes) {

	static final Decision STALE = new Decision(false, null, List.of());

	static final Decision NO_INCIDENT = new Decision(true, null, List.of());

	Decision {
		changes = List.copyOf(changes);
	}

}
