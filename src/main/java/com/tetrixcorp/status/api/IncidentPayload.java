package com.tetrixcorp.status.api;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.incident.Incident;
import com.tetrixcorp.status.text.IncidentWords;

/**
 * One incident; its timeline is on its page.
 *
 * @param id its number
 * @param title what failed
 * @param impact {@code degraded}, {@code lost} or {@code critical-lost}
 * @param openedAt when it began
 * @param closedAt when it ended; {@code null} while it is open
 * @param checks what failed in it
 * @param capabilities what it lost or degraded
 * @param flaps how often it came back
 * @param drill whether it was only an exercise
 * @param page the path of its page
 */
record IncidentPayload(long id, String title, String impact, Instant openedAt, @Nullable Instant closedAt,
		List<String> checks, List<String> capabilities, int flaps, boolean drill, String page) {

	static IncidentPayload of(Incident incident) {
		return new IncidentPayload(incident.id(), IncidentWords.title(incident), incident.impact().wireName(),
				Knowledge.millis(incident.openedAt()),
				(incident.closedAt() != null) ? Knowledge.millis(incident.closedAt()) : null, incident.checks(),
				incident.capabilities(), incident.flaps(), incident.drill(), "/status/incidents/" + incident.id());
	}

}
