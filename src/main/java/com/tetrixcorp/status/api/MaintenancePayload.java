package com.tetrixcorp.status.api;

import java.time.Instant;
import java.util.List;

import com.tetrixcorp.status.incident.Maintenance;

/**
 * A planned window.
 *
 * @param id its number
 * @param from its beginning
 * @param to its end
 * @param checks what it is about
 * @param text what is done
 */
record MaintenancePayload(long id, Instant from, Instant to, List<String> checks, String text) {

	static MaintenancePayload of(Maintenance maintenance) {
		return new MaintenancePayload(maintenance.id(), Knowledge.millis(maintenance.from()),
				Knowledge.millis(maintenance.to()), maintenance.checks(), maintenance.text());
	}

}
