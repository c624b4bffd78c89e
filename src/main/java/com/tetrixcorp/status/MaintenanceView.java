package com.tetrixcorp.status;

import java.time.Instant;

import com.tetrixcorp.status.incident.Maintenance;
import com.tetrixcorp.status.text.Moment;
import com.tetrixcorp.status.text.Words;

/**
 * A planned window, as the page shows it.
 *
 * @param id its number
 * @param running whether it has begun
 * @param from its beginning
 * @param to its end
 * @param checks what it is about
 * @param text what is done; not markup
 */
public record MaintenanceView(long id, boolean running, Moment from, Moment to, String checks, String text) {

	static MaintenanceView of(Maintenance maintenance, Instant now) {
		return new MaintenanceView(maintenance.id(), !now.isBefore(maintenance.from()), Moment.of(maintenance.from()),
				Moment.of(maintenance.to()),
				Words.joined(maintenance.checks().stream().map(Words::displayName).toList()), maintenance.text());
	}

}
