package com.tetrixcorp.status;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.site.Fragment;
import com.tetrixcorp.status.incident.IncidentSnapshot;

/**
 * Incidents and planned maintenance, as the page shows them.
 *
 * @param remark what to know of these lists, if they are not fresh
 * @param known whether they were ever read: if not, no incident does not mean none
 * @param incidents how many there are of the last 90 days, as far as they are remembered
 * @param left how many of them are not shown
 * @param recent the newest of them, as far as they are not over, and those between
 * @param older those of them that are one line each
 * @param over the others, rendered
 * @param maintenance windows that are not over, earliest first
 */
public record EventsView(@Nullable String remark, boolean known, int incidents, int left, List<IncidentView> recent,
		List<IncidentView> older, Fragment over, List<MaintenanceView> maintenance) {

	public EventsView {
		recent = List.copyOf(recent);
		older = List.copyOf(older);
		maintenance = List.copyOf(maintenance);
	}

	static EventsView of(Memory memory, OverIncidents over, Instant now) {
		IncidentSnapshot read = memory.incidents();
		boolean known = read != null && read.asOf() != null;
		List<MaintenanceView> windows = (read != null && known)
				? read.maintenanceLeft(now).stream().map((it) -> MaintenanceView.of(it, now)).toList() : List.of();
		List<IncidentView> before = over.before().stream().map((it) -> IncidentView.of(it, now)).toList();
		int recent = Math.min(OverIncidents.WITH_TIMELINE, before.size());
		return new EventsView(Remark.onIncidents(memory, now), known, over.count(), over.left(),
				before.subList(0, recent), before.subList(recent, before.size()), over.rendered(), windows);
	}

}
