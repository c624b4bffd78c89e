package com.tetrixcorp.staff;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.tetrixcorp.contact.ContactMessage;
import com.tetrixcorp.contact.ContactMessages;
import com.tetrixcorp.contact.ContactPage;
import com.tetrixcorp.contact.ContactState;
import com.tetrixcorp.site.Unavailable;

/**
 * Lets staff read what people wrote to us, and note that somebody has taken care of it.
 */
@RestController
@RequestMapping(path = "/api/staff/contacts", produces = MediaType.APPLICATION_JSON_VALUE)
class ContactsController {

	private static final String WHAT = "contact";

	private static final String LIST = "contact.list";

	private static final Pattern UUIDS = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

	private final AuditedActions actions;

	private final ObjectProvider<ContactMessages> messages;

	ContactsController(AuditedActions actions, ObjectProvider<ContactMessages> messages) {
		this.actions = actions;
		this.messages = messages;
	}

	@GetMapping
	Contacts list(@AuthenticationPrincipal StaffMember who, @RequestParam(required = false) @Nullable String cursor,
			@RequestParam(required = false) @Nullable String limit,
			@RequestParam(required = false) @Nullable String state) {
		Paging paging = Paging.of(cursor, limit);
		ContactState wanted = (state != null) ? stateOf(state) : null;
		return this.actions.run(who, Action.of(LIST),
				() -> Contacts.of(messages().list(wanted, paging.before(), paging.limit())), ContactsController::shown);
	}

	private static Action shown(Contacts page) {
		List<Contact> shown = page.contacts();
		return shown.isEmpty() ? Action.of(LIST)
				: Action.of(LIST, WHAT, shown.get(0).id() + ".." + shown.get(shown.size() - 1).id());
	}

	@GetMapping("/{id}")
	Contact read(@AuthenticationPrincipal StaffMember who, @PathVariable String id) {
		UUID uuid = uuid(id);
		return this.actions.run(who, Action.of("contact.read", WHAT, uuid), () -> found(messages().find(uuid)));
	}

	@PostMapping("/{id}/done")
	Contact done(@AuthenticationPrincipal StaffMember who, @PathVariable String id) {
		UUID uuid = uuid(id);
		return this.actions.run(who, Action.of("contact.done", WHAT, uuid), () -> found(messages().markDone(uuid)));
	}

	private ContactMessages messages() {
		ContactMessages kept = this.messages.getIfAvailable();
		if (kept == null) {
			throw new Unavailable(null);
		}
		return kept;
	}

	private static Contact found(Optional<ContactMessage> message) {
		return message.map(Contact::of).orElseThrow(() -> Numbers.missing("message"));
	}

	private static UUID uuid(String id) {
		if (!UUIDS.matcher(id).matches()) {
			throw Numbers.missing("message");
		}
		return UUID.fromString(id);
	}

	private static ContactState stateOf(String state) {
		return Arrays.stream(ContactState.values())
			.filter((it) -> it.wireName().equals(state))
			.findFirst()
			.orElseThrow(() -> Paging.refused("The parameter 'state' takes open or done."));
	}

	/**
	 * A page of messages.
	 *
	 * @param contacts newest first
	 * @param next the cursor of what comes after, {@code null} at the end
	 */
	record Contacts(List<Contact> contacts, @Nullable String next) {

		static Contacts of(ContactPage page) {
			return new Contacts(page.messages().stream().map(Contact::of).toList(),
					(page.next() != null) ? Long.toString(page.next()) : null);
		}

	}

	/**
	 * A message.
	 *
	 * @param id its name
	 * @param receivedAt when it was stored
	 * @param state {@code open} or {@code done}
	 * @param doneAt when somebody had taken care of it, {@code null} while nobody has
	 * @param name whose it is; not markup, like all of it
	 * @param email where an answer goes
	 * @param message what is written
	 */
	record Contact(UUID id, Instant receivedAt, String state, @Nullable Instant doneAt, String name, String email,
			String message) {

		static Contact of(ContactMessage message) {
			return new Contact(message.id(), message.receivedAt(), message.state().wireName(), message.doneAt(),
					message.name(), message.email(), message.message());
		}

		/** Shows nothing of a person. */
		@Override
		public String toString() {
			return "Contact[" + this.id + "]";
		}

	}

}
