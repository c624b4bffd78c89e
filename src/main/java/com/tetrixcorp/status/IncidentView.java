package com.tetrixcorp.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.incident.Incident;
import com.tetrixcorp.status.incident.TimelineEntry;
import com.tetrixcorp.status.text.IncidentWords;
import com.tetrixcorp.status.text.Moment;
import com.tetrixcorp.status.text.Readings;
import com.tetrixcorp.status.text.Words;

/**
 * One incident, as pages show it.
 *
 * @param id its number
 * @param title what failed
 * @param sign how its impact is drawn
 * @param impact its impact in a word
 * @param meaning its impact in a sentence
 * @param open whether something of it still fails
 * @param drill whether it was only an exercise
 * @param opened when it began
 * @param closed when it ended, if it has
 * @param duration how long it took, or takes so far
 * @param checks what failed in it
 * @param capabilities what it lost or degraded
 * @param flaps how often it came back
 * @param measured what was measured in the five minutes before
 * @param timeline everything else that happened, oldest first
 */
public record IncidentView(long id, String title, Sign sign, String impact, String meaning, boolean open, boolean drill,
		Moment opened, @Nullable Moment closed, String duration, String checks, String capabilities, int flaps,
		List<EntryView> measured, List<EntryView> timeline) {

	/** On the page of all; an incident's own page shows each. */
	private static final int SHOWN_AMONG_OTHERS = 12;

	public IncidentView {
		measured = List.copyOf(measured);
		timeline = List.copyOf(timeline);
	}

	static IncidentView of(Incident incident, Instant now) {
		Duration duration = Duration.between(incident.openedAt(),
				(incident.closedAt() != null) ? incident.closedAt() : now);
		return new IncidentView(incident.id(), IncidentWords.title(incident), Sign.of(incident.impact()),
				IncidentWords.impact(incident.impact()), IncidentWords.meaning(incident), incident.open(),
				incident.drill(), Moment.of(incident.openedAt()),
				(incident.closedAt() != null) ? Moment.of(incident.closedAt()) : null,
				Readings.age(Math.max(0, duration.toMillis())), names(incident.checks()),
				names(incident.capabilities()), incident.flaps(),
				entries(incident, (entry) -> entry.kind() == TimelineEntry.Kind.MEASURED),
				entries(incident, (entry) -> entry.kind() != TimelineEntry.Kind.MEASURED));
	}

	/**
	 * The end of the timeline, which is what counts among other incidents.
	 * @return the newest entries, oldest first
	 */
	public List<EntryView> newest() {
		return this.timeline.subList(left(), this.timeline.size());
	}

	/**
	 * How many entries {@link #newest} leaves out.
	 * @return a number, 0 if it shows all
	 */
	public int left() {
		return Math.max(0, this.timeline.size() - SHOWN_AMONG_OTHERS);
	}

	private static String names(List<String> names) {
		return Words.joined(names.stream().map(Words::displayName).toList());
	}

	private static List<EntryView> entries(Incident incident, Predicate<TimelineEntry> which) {
		return incident.timeline().stream().filter(which).map(EntryView::of).toList();
	}

	/**
	 * One thing that happened.
	 *
	 * @param at when
	 * @param kind what sort of thing, in a word
	 * @param note whether somebody wrote it, rather than the service
	 * @param text what happened; not markup
	 */
	public record EntryView(Moment at, String kind, boolean note, String text) {

		static EntryView of(TimelineEntry entry) {
			return new EntryView(Moment.of(entry.at()), IncidentWords.kind(entry.kind()),
					entry.kind() == TimelineEntry.Kind.NOTE, entry.text());
		}

	}

}
