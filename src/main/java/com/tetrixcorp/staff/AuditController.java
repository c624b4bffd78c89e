package com.tetrixcorp.staff;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells staff what staff did.
 */
@RestController
@RequestMapping(path = "/api/staff/audit", produces = MediaType.APPLICATION_JSON_VALUE)
class AuditController {

	private final AuditedActions actions;

	private final AuditLog log;

	AuditController(AuditedActions actions, AuditLog log) {
		this.actions = actions;
		this.log = log;
	}

	@GetMapping
	Entries entries(@AuthenticationPrincipal StaffMember who, @RequestParam(required = false) @Nullable String cursor,
			@RequestParam(required = false) @Nullable String limit) {
		Paging paging = Paging.of(cursor, limit);
		return this.actions.run(who, Action.of("audit.list"), () -> {
			List<AuditEntry> entries = this.log.read(paging.before(), paging.limit());
			return new Entries(entries, paging.next(entries, AuditEntry::id));
		});
	}

	/**
	 * A part of the log.
	 *
	 * @param entries newest first
	 * @param next the cursor of what comes after, {@code null} at the end
	 */
	record Entries(List<AuditEntry> entries, @Nullable String next) {

	}

}
