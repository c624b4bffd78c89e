package com.tetrixcorp.status.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tetrixcorp.status.incident.Incident;
import com.tetrixcorp.status.incident.Maintenance;
import com.tetrixcorp.status.incident.TimelineEntry;
import com.tetrixcorp.status.text.IncidentWords;
import com.tetrixcorp.status.text.Moment;
import com.tetrixcorp.status.text.Readings;
import com.tetrixcorp.status.text.Words;

/**
 * One entry of the feed. It keeps its name for ever, and its date changes with what it
 * says.
 *
 * @param name what it is, such as {@code incident/17}
 * @param path where people read it
 * @param title a line
 * @param published when it began
 * @param updated when it last changed
 * @param category the sort of entry
 * @param text all of it, as plain text
 */
record FeedEntry(String name, String path, String title, Instant published, Instant updated, String category,
		String text) {

	static FeedEntry of(Incident incident) {
		Instant updated = Stream
			.concat(Stream.of(incident.openedAt()),
					Stream.concat(Stream.ofNullable(incident.closedAt()),
							incident.timeline().stream().map(TimelineEntry::at)))
			.max(Comparator.naturalOrder())
			.orElseThrow();
		String state = incident.open() ? ""
				: ", over after " + Readings.age(Duration.between(incident.openedAt(), incident.closedAt()).toMillis());
		return new FeedEntry("incident/" + incident.id(), "/status/incidents/" + incident.id(),
				IncidentWords.title(incident) + state, incident.openedAt(), updated, "incident", text(incident));
	}

	/**
	 * A window. Nobody notes when it was planned, so it is told anew each day until it
	 * begins; never with a date to come.
	 * @param maintenance the window
	 * @param asOf when it was read
	 * @return its entry
	 */
	static FeedEntry of(Maintenance maintenance, Instant asOf) {
		Instant today = asOf.truncatedTo(ChronoUnit.DAYS);
		Instant updated = maintenance.from().isAfter(asOf) ? today : maintenance.from();
		return new FeedEntry("maintenance/" + maintenance.id(), "/status#maintenance",
				"Planned maintenance: " + names(maintenance.checks()), updated, updated, "maintenance",
				Moment.of(maintenance.from()).human() + " to " + Moment.of(maintenance.to()).human() + ".\n"
						+ maintenance.text());
	}

	private static String text(Incident incident) {
		return IncidentWords.meaning(incident) + " Impact: " + IncidentWords.impact(incident.impact()) + ".\n"
				+ incident.timeline()
					.stream()
					.map((entry) -> Moment.of(entry.at()).human() + ", " + IncidentWords.kind(entry.kind()) + ": "
							+ entry.text())
					.collect(Collectors.joining("\n"));
	}

	private static String names(List<String> names) {
		return Words.joined(names.stream().map(Words::displayName).toList());
	}

}
