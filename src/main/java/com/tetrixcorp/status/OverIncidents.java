package com.tetrixcorp.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.site.Fragment;
import com.tetrixcorp.site.PageRenderer;
import com.tetrixcorp.status.incident.Incident;
import com.tetrixcorp.status.incident.IncidentSnapshot;

/**
 * The incidents of a list that are over, and older than any that is not, as they stand in
 * the page: while the list stays the same nothing of them changes, so they are rendered
 * once for each list.
 */
final class OverIncidents {

	/** Older ones are one line each. */
	static final int WITH_TIMELINE = 20;

	/** A page with more than this would be read by nobody; open ones are shown all. */
	static final int SHOWN = 120;

	private final List<Incident> all;

	private final List<Incident> before;

	private final int left;

	private final Fragment rendered;

	OverIncidents(@Nullable IncidentSnapshot snapshot, PageRenderer pages) {
		this.all = incidents(snapshot);
		List<Incident> shown = this.all.subList(0, Math.min(SHOWN, this.all.size()));
		List<Incident> stillOpen = this.all.stream().skip(SHOWN).filter(Incident::open).toList();
		int recentEnough = throughTheLastOpen(shown);
		this.before = Stream.concat(shown.subList(0, recentEnough).stream(), stillOpen.stream()).toList();
		this.left = this.all.size() - shown.size() - stillOpen.size();
		List<IncidentView> over = shown.subList(recentEnough, shown.size())
			.stream()
			// Of what has ended it does not matter what time it is.
			.map((it) -> IncidentView.of(it, Instant.MAX))
			.toList();
		int recent = Math.min(over.size(), Math.max(0, WITH_TIMELINE - this.before.size()));
		this.rendered = pages.renderFragment("status/listed.jte",
				Map.of("recent", over.subList(0, recent), "older", over.subList(recent, over.size())));
	}

	boolean areOf(@Nullable IncidentSnapshot snapshot) {
		return this.all.equals(incidents(snapshot));
	}

	/**
	 * What stands before these.
	 * @return newest first, then those that are open for longer than all that are shown
	 */
	List<Incident> before() {
		return this.before;
	}

	/**
	 * How many there are of all, shown or not.
	 * @return a number, those before included
	 */
	int count() {
		return this.all.size();
	}

	/**
	 * How many are not shown at all.
	 * @return a number, 0 if all are
	 */
	int left() {
		return this.left;
	}

	Fragment rendered() {
		return this.rendered;
	}

	private static int throughTheLastOpen(List<Incident> shown) {
		int count = shown.size();
		while (count > 0 && !shown.get(count - 1).open()) {
			count--;
		}
		return count;
	}

	private static List<Incident> incidents(@Nullable IncidentSnapshot snapshot) {
		return (snapshot != null && snapshot.asOf() != null) ? snapshot.incidents() : List.of();
	}

}
