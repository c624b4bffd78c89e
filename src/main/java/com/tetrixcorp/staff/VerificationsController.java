package com.tetrixcorp.staff;

import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.tetrixcorp.verification.SendStatistics;

/**
 * Tells staff whether codes arrive, and are entered.
 */
@RestController
@RequestMapping(path = "/api/staff/verifications", produces = MediaType.APPLICATION_JSON_VALUE)
class VerificationsController {

	/** An hour, a day, a week, and as long as verifications are kept. */
	private static final List<Integer> HOURS = List.of(1, 24, 168, 720);

	private final AuditedActions actions;

	private final SendStatistics statistics;

	VerificationsController(AuditedActions actions, SendStatistics statistics) {
		this.actions = actions;
		this.statistics = statistics;
	}

	@GetMapping("/stats")
	Windows stats(@AuthenticationPrincipal StaffMember who) {
		return this.actions.run(who, Action.of("verification.stats"), () -> new Windows(this.statistics.over(HOURS)));
	}

	/**
	 * The same over several windows, each until now.
	 *
	 * @param windows the shortest first
	 */
	record Windows(List<SendStatistics.Window> windows) {

	}

}
