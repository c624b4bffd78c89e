package com.tetrixcorp.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.CheckReport;
import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Forewarning;
import com.tetrixcorp.health.HealthReport;
import com.tetrixcorp.health.HealthReports;
import com.tetrixcorp.health.Outcome;

/**
 * Makes the messages that are about this moment, from what this instance knows.
 */
final class LiveMessages {

	private final HealthReports reports;

	private final String statusPage;

	private final String messageList;

	LiveMessages(HealthReports reports, String domain) {
		this.reports = reports;
		this.statusPage = "https://" + domain + "/status";
		this.messageList = "https://" + domain + "/api/staff/contacts";
	}

	// The database is gone, and with it the outbox.
	Message outage(String id, boolean again) {
		HealthReport report = this.reports.current();
		List<String> failing = report.checks().stream().filter(LiveMessages::fails).map(CheckReport::name).toList();
		String names = failing.isEmpty() ? "database" : Sentences.joined(failing);
		String title = "TETRIX is " + report.verdict().wireName() + ": " + names
				+ ((failing.size() > 1) ? " fail" : " fails")
				+ (again ? " again; nothing more is told until it is over" : "");
		return new Message(id, again ? "flapping" : "opened", Message.Mood.BAD, title, report.why(), this.statusPage,
				facts(report));
	}

	Message outageOver(String id, Instant since, String length) {
		HealthReport report = this.reports.current();
		Map<String, @Nullable Object> facts = facts(report);
		facts.put("since", text(since));
		facts.put("until", text(report.timestamp()));
		return new Message(id, "recovered", Message.Mood.GOOD,
				"TETRIX recovered after " + length + ": database passes again",
				List.of("No incident was opened for it"), this.statusPage, facts);
	}

	Message warning(String id, Forewarning warning) {
		Map<String, @Nullable Object> facts = facts(this.reports.current());
		facts.put("check", warning.check());
		facts.put("due", text(warning.due()));
		return new Message(id, "warning", Message.Mood.UNEASY, warning.title(), List.of(warning.advice()),
				this.statusPage, facts);
	}

	Message throttled(String id, String check) {
		Map<String, @Nullable Object> facts = facts(this.reports.current());
		facts.put("check", check);
		facts.put("failure", Outcome.THROTTLED.wireName());
		return new Message(id, "warning", Message.Mood.UNEASY,
				check + " answered three probes in a row that we call it too often",
				List.of("Our quota there is used up or was lowered: calls for visitors may be refused next"),
				this.statusPage, facts);
	}

	// Nothing of who wrote it or what: it goes to a chat that others keep.
	Message contact(String id, UUID message) {
		Map<String, @Nullable Object> facts = new LinkedHashMap<>();
		facts.put("service", "tetrix");
		facts.put("environment", this.reports.current().instance().environment());
		facts.put("contact", message.toString());
		return new Message(id, "contact", Message.Mood.NEUTRAL, "Somebody wrote to TETRIX",
				List.of("Message " + message + ", to be read by staff"), this.messageList, facts);
	}

	Message drill(String id) {
		return new Message(id, "drill", Message.Mood.NEUTRAL, "DRILL: TETRIX can reach you. Nothing happened",
				List.of("Somebody asked for this to see that messages arrive"), this.statusPage,
				facts(this.reports.current()));
	}

	private static Map<String, @Nullable Object> facts(HealthReport report) {
		Map<String, @Nullable Object> facts = new LinkedHashMap<>();
		facts.put("service", "tetrix");
		facts.put("environment", report.instance().environment());
		facts.put("verdict", report.verdict().wireName());
		facts.put("checks", report.checks().stream().filter(LiveMessages::fails).map(LiveMessages::facts).toList());
		return facts;
	}

	// What is only shown as failing is no part of an outage.
	private static boolean fails(CheckReport check) {
		return check.status() == CheckStatus.FAIL && check.drill() == null;
	}

	private static Map<String, @Nullable Object> facts(CheckReport check) {
		Map<String, @Nullable Object> facts = new LinkedHashMap<>();
		Outcome failure = check.failure();
		facts.put("name", check.name());
		facts.put("status", check.status().wireName());
		facts.put("failure", (failure != null) ? failure.wireName() : null);
		facts.put("fault", (failure != null) ? failure.fault().name().toLowerCase(Locale.ROOT) : null);
		facts.put("scope", (check.scope() != null) ? check.scope().wireName() : null);
		facts.put("since", (check.since() != null) ? text(check.since()) : null);
		return facts;
	}

	private static String text(Instant instant) {
		return instant.truncatedTo(ChronoUnit.MILLIS).toString();
	}

}
