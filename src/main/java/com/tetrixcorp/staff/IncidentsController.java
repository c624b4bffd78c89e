package com.tetrixcorp.staff;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.tetrixcorp.status.incident.Incident;
import com.tetrixcorp.status.incident.IncidentNotes;
import com.tetrixcorp.status.incident.IncidentSnapshot;
import com.tetrixcorp.status.incident.Incidents;
import com.tetrixcorp.status.incident.TimelineEntry;

/**
 * Lets staff say something about an incident, for visitors to read.
 */
@RestController
@RequestMapping(path = "/api/staff/incidents", produces = MediaType.APPLICATION_JSON_VALUE)
class IncidentsController {

	private final AuditedActions actions;

	private final Incidents incidents;

	private final IncidentNotes notes;

	IncidentsController(@Qualifier(StaffConfiguration.BACKGROUND) AuditedActions actions, Incidents incidents,
			IncidentNotes notes) {
		this.actions = actions;
		this.incidents = incidents;
		this.notes = notes;
	}

	@GetMapping
	Listed list(@AuthenticationPrincipal StaffMember who) {
		return this.actions.run(who, Action.of("incident.list"), () -> {
			IncidentSnapshot snapshot = this.incidents.current();
			return new Listed(snapshot.asOf(), snapshot.incidents().stream().map(Item::of).toList());
		});
	}

	@PostMapping(path = "/{id}/notes", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	Noted note(@AuthenticationPrincipal StaffMember who, @PathVariable String id, @Valid @RequestBody Note note) {
		long number = Numbers.of(id, "incident");
		return this.actions.run(who, Action.of("incident.note", "incident", number), () -> {
			if (!this.notes.add(number, note.text())) {
				throw Numbers.missing("incident");
			}
			return new Noted(number, "/status/incidents/" + number);
		});
	}

	/**
	 * A note to be added.
	 *
	 * @param text what to say
	 */
	record Note(@NotBlank(message = "is missing") String text) {

	}

	/**
	 * Where a note can be read.
	 *
	 * @param incident the incident's number
	 * @param page the path of its page
	 */
	record Noted(long incident, String page) {

	}

	/**
	 * The incidents that are shown to visitors.
	 *
	 * @param asOf when they were read; {@code null} if they never could be
	 * @param incidents newest first
	 */
	record Listed(@Nullable Instant asOf, List<Item> incidents) {

	}

	/**
	 * One incident.
	 *
	 * @param id its number
	 * @param impact the worst that it did
	 * @param openedAt when it began
	 * @param closedAt when it ended, {@code null} while it is open
	 * @param checks what failed in it
	 * @param drill whether it was only an exercise
	 * @param notes what staff said of it, oldest first
	 */
	record Item(long id, String impact, Instant openedAt, @Nullable Instant closedAt, List<String> checks,
			boolean drill, List<Said> notes) {

		static Item of(Incident incident) {
			return new Item(incident.id(), incident.impact().wireName(), incident.openedAt(), incident.closedAt(),
					incident.checks(), incident.drill(),
					incident.timeline()
						.stream()
						.filter((it) -> it.kind() == TimelineEntry.Kind.NOTE)
						.map((it) -> new Said(it.at(), it.text()))
						.toList());
		}

	}

	/**
	 * A note.
	 *
	 * @param at when it was written
	 * @param text what it says
	 */
	record Said(Instant at, String text) {

	}

}
