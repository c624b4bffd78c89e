package com.tetrixcorp.status;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.incident.IncidentSnapshot;

/**
 * Incidents and planned maintenance, as the page shows them.
 *
 * @param remark what to know of these lists, if they are not fresh
 * @param known whether they were ever read: if not, no incident does not mean none
 * @param incidents of the last 90 days, newest first
 * @param maintenance windows that are not over, earliest first
 */
public record EventsView(@Nullable String remark, boolean known, List<IncidentView> incidents,
		List<MaintenanceView> maintenance) {

	/** Older ones are one line each. */
	private static final int WITH_TIMELINE = 20;

	/** A page with more than this would be read by nobody. */
	private static final int SHOWN = 120;

	public EventsView {
		incidents = List.copyOf(incidents);
		maintenance = List.copyOf(maintenance);
	}

	static EventsView of(Memory memory, Instant now) {
		IncidentSnapshot snapshot = memory.incidents();
		if (snapshot == null || snapshot.asOf() == null) {
			return new EventsView(Remark.onIncidents(memory, now), false, List.of(), List.of());
		}
		return new EventsView(Remark.onIncidents(memory, now), true,
				snapshot.incidents().stream().map((it) -> IncidentView.of(it, now)).toList(),
				snapshot.maintenance().stream().map((it) -> MaintenanceView.of(it, now)).toList());
	}

	public List<IncidentView> recent() {
		return this.incidents.subList(0, Math.min(WITH_TIMELINE, this.incidents.size()));
	}

	public List<IncidentView> older() {
		return this.incidents.subList(recent().size(), Math.min(SHOWN, this.incidents.size()));
	}

	/**
	 * How many are not shown at all.
	 * @return a number, 0 if all are
	 */
	public int left() {
		return Math.max(0, this.incidents.size() - SHOWN);
	}

}
