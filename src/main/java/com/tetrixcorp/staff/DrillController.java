package com.tetrixcorp.staff;

import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import com.tetrixcorp.status.incident.DrillPlan;
import com.tetrixcorp.status.incident.DrillRun;

/**
 * Lets staff find out whether a failure is noticed, by showing one.
 */
@RestController
@RequestMapping(path = "/api/staff/drill", produces = MediaType.APPLICATION_JSON_VALUE)
class DrillController {

	private static final int LONGEST = 10;

	private final AuditedActions actions;

	private final DrillPlan plan;

	DrillController(@Qualifier(StaffConfiguration.BACKGROUND) AuditedActions actions, DrillPlan plan) {
		this.actions = actions;
		this.plan = plan;
	}

	@GetMapping
	Runs list(@AuthenticationPrincipal StaffMember who) {
		return this.actions.run(who, Action.of("drill.list"), () -> new Runs(this.plan.recent()));
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	DrillRun start(@AuthenticationPrincipal StaffMember who, @Valid @RequestBody Wish wish) {
		return this.actions.run(who, Action.of("drill.start", "check", wish.check()),
				() -> this.plan.start(wish.check(), Duration.ofMinutes(wish.minutes()), wish.reason())
					.orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT,
							"Another drill goes on. Wait for its end, or stop it.")));
	}

	@DeleteMapping
	DrillRun stop(@AuthenticationPrincipal StaffMember who) {
		return this.actions.run(who, Action.of("drill.stop"),
				() -> this.plan.stop().orElseThrow(() -> Numbers.missing("drill: none goes on")));
	}

	/**
	 * A drill to be begun.
	 *
	 * @param check the check to be shown as failing
	 * @param minutes for how long
	 * @param reason why, for visitors
	 */
	record Wish(
			@NotNull(message = "is missing") @Pattern(regexp = "[a-z][a-z0-9-]{0,30}",
					message = "is no name of a check") String check,
			@NotNull(message = "is missing") @Min(value = 1, message = "is less than 1") @Max(value = LONGEST,
					message = "is more than 10") Integer minutes,
			@NotBlank(message = "is missing") String reason) {

	}

	/**
	 * The newest drills.
	 *
	 * @param drills newest first
	 */
	record Runs(List<DrillRun> drills) {

	}

}
