package com.tetrixcorp.staff;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.tetrixcorp.status.incident.Maintenance;
import com.tetrixcorp.status.incident.MaintenancePlan;

/**
 * Lets staff plan maintenance: what fails within a planned window is neither up nor down.
 */
@RestController
@RequestMapping(path = "/api/staff/maintenance", produces = MediaType.APPLICATION_JSON_VALUE)
class MaintenanceController {

	private static final String WHAT = "maintenance";

	private final AuditedActions actions;

	private final MaintenancePlan plan;

	MaintenanceController(@Qualifier(StaffConfiguration.BACKGROUND) AuditedActions actions, MaintenancePlan plan) {
		this.actions = actions;
		this.plan = plan;
	}

	@GetMapping
	Windows list(@AuthenticationPrincipal StaffMember who) {
		return this.actions.run(who, Action.of("maintenance.list"), () -> new Windows(this.plan.planned()));
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	Maintenance plan(@AuthenticationPrincipal StaffMember who, @Valid @RequestBody Wish wish) {
		return this.actions.run(who, Action.of("maintenance.plan", WHAT, String.join(",", wish.checks())),
				() -> this.plan.plan(wish.from(), wish.to(), wish.checks(), wish.text()));
	}

	@DeleteMapping("/{id}")
	Cancelled cancel(@AuthenticationPrincipal StaffMember who, @PathVariable String id) {
		long number = Numbers.of(id, "window that is not over");
		return this.actions.run(who, Action.of("maintenance.cancel", WHAT, number), () -> {
			if (!this.plan.cancel(number)) {
				throw Numbers.missing("window that is not over");
			}
			return new Cancelled(number);
		});
	}

	/**
	 * A window to be planned.
	 *
	 * @param from its beginning
	 * @param to its end
	 * @param checks what it is about
	 * @param text what is done, for visitors
	 */
	record Wish(@NotNull(message = "is missing") Instant from, @NotNull(message = "is missing") Instant to,
			@NotEmpty(message = "names no check") @Size(max = 20,
					message = "names too many") List<@NotNull(message = "is missing") @Pattern(
							regexp = "[a-z][a-z0-9-]{0,30}", message = "is no name of a check") String> checks,
			@NotBlank(message = "is missing") String text) {

	}

	/**
	 * Windows that are not over.
	 *
	 * @param maintenance earliest first
	 */
	record Windows(List<Maintenance> maintenance) {

	}

	/**
	 * A window that was called off.
	 *
	 * @param id its number
	 */
	record Cancelled(long id) {

	}

}
