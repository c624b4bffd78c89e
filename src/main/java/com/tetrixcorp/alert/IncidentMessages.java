package com.tetrixcorp.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.health.Age;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.Verdict;
import com.tetrixcorp.status.incident.Impact;
import com.tetrixcorp.status.incident.IncidentReport;
import com.tetrixcorp.status.incident.IncidentReport.FailedCheck;

/**
 * Says what an incident is, for somebody who was just woken up: what fails, since when,
 * whose fault it looks like, and where there is more.
 */
final class IncidentMessages {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final Set<Outcome> UNREACHED = EnumSet.of(Outcome.DNS, Outcome.CONNECT, Outcome.TIMEOUT);

	private final String domain;

	private final String environment;

	private final Scopes scopes;

	/**
	 * Makes messages.
	 * @param domain where the status page is
	 * @param environment where the service runs, such as {@code production}
	 * @param scopes how far the failure of a check reaches, if known
	 */
	IncidentMessages(String domain, String environment, Scopes scopes) {
		this.domain = domain;
		this.environment = environment;
		this.scopes = scopes;
	}

	Message of(String id, Kind kind, IncidentReport incident) {
		Verdict verdict = verdict(incident);
		List<String> lines = new ArrayList<>();
		if (incident.drill()) {
			lines.add("This is an exercise: nothing of it was measured, and there is nothing to mend");
		}
		incident.checks().forEach((check) -> lines.add(line(check, incident)));
		lines.add(impact(incident));
		return new Message(id, kind.wireName(), mood(incident),
				(incident.drill() ? "DRILL: " : "") + title(kind, incident, verdict), lines,
				"https://" + this.domain + "/status/incidents/" + incident.id(), facts(incident, verdict));
	}

	private static String title(Kind kind, IncidentReport incident, Verdict verdict) {
		String names = Sentences.joined(names(incident));
		String length = Age.of(length(incident));
		return switch (kind) {
			case OPENED -> incident.open() ? "TETRIX is " + verdict.wireName() + ": " + names + fails(incident)
					: "TETRIX was not well for " + length + ": " + names + " failed; it is over";
			case WORSENED -> "TETRIX got worse and is " + verdict.wireName() + ": " + names + fails(incident);
			case FLAPPING -> "TETRIX is not stable: " + names + " failed again soon after it was over; "
					+ "nothing more is told until it is stable or worse";
			case STABLE ->
				"TETRIX is stable again: " + names + " came back " + times(incident.flaps()) + " within " + length;
			default -> ((verdict == Verdict.HEALTHY) ? "TETRIX recovered after " + length + ": "
					: "TETRIX is still " + verdict.wireName() + ", but after " + length + " ") + names
					+ ((incident.checks().size() == 1) ? " passes" : " pass") + " again";
		};
	}

	private static List<String> names(IncidentReport incident) {
		List<String> failing = incident.checks().stream().filter(FailedCheck::failing).map(FailedCheck::name).toList();
		return failing.isEmpty() ? incident.checks().stream().map(FailedCheck::name).toList() : failing;
	}

	private static String fails(IncidentReport incident) {
		return (names(incident).size() == 1) ? " fails" : " fail";
	}

	private static String times(int count) {
		return (count == 1) ? "once" : count + " times";
	}

	private String line(FailedCheck check, IncidentReport incident) {
		String scope = check.failing() ? this.scopes.of(check.name()) : null;
		return "%s %s %s%s: %s, %s; %s%s"
			.formatted(check.name(), check.failing() ? "fails since" : "failed at", TIME.format(check.since()),
					check.failing() ? " ("
							+ Age.of(Duration.between(check.since(), later(incident.asOf(), check.since()))) + ")" : "",
					check.failure().wireName(), check.failure().sentence(), fault(check, incident).phrase(),
					(scope != null) ? "; scope: " + scope : "");
	}

	// Several that are out of reach at the same time have the way to them in common.
	private static Outcome.Fault fault(FailedCheck check, IncidentReport incident) {
		boolean allUnreached = incident.checks().size() > 1
				&& incident.checks().stream().map(FailedCheck::failure).allMatch(UNREACHED::contains);
		return allUnreached ? Outcome.Fault.BETWEEN : check.failure().fault();
	}

	private static String impact(IncidentReport incident) {
		String needs = incident.capabilities().isEmpty() ? "" : " (" + String.join(", ", incident.capabilities()) + ")";
		return switch (incident.impact()) {
			case DEGRADED -> "Nothing is known to have been lost" + needs;
			case LOST -> "A capability was lost that is not critical" + needs;
			case CRITICAL_LOST -> "A critical capability was lost" + needs;
		};
	}

	private static Verdict verdict(IncidentReport incident) {
		Impact others = incident.others();
		if (others == Impact.CRITICAL_LOST || (incident.open() && incident.impact() == Impact.CRITICAL_LOST)) {
			return Verdict.UNHEALTHY;
		}
		return (incident.open() || others != null) ? Verdict.DEGRADED : Verdict.HEALTHY;
	}

	private static Message.Mood mood(IncidentReport incident) {
		if (!incident.open()) {
			return Message.Mood.GOOD;
		}
		return (incident.impact() == Impact.CRITICAL_LOST) ? Message.Mood.BAD : Message.Mood.UNEASY;
	}

	private static Duration length(IncidentReport incident) {
		Instant end = Objects.requireNonNullElse(incident.closedAt(), incident.asOf());
		return Duration.between(incident.openedAt(), later(end, incident.openedAt()));
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	private Map<String, @Nullable Object> facts(IncidentReport incident, Verdict verdict) {
		Map<String, @Nullable Object> facts = new LinkedHashMap<>();
		facts.put("service", "tetrix");
		facts.put("environment", this.environment);
		if (incident.drill()) {
			facts.put("drill", true);
		}
		facts.put("verdict", verdict.wireName());
		facts.put("incident", incident.id());
		facts.put("impact", incident.impact().wireName());
		facts.put("since", text(incident.openedAt()));
		facts.put("until", (incident.closedAt() != null) ? text(incident.closedAt()) : null);
		facts.put("durationSeconds", length(incident).toSeconds());
		facts.put("flaps", incident.flaps());
		facts.put("capabilities", incident.capabilities());
		facts.put("checks", incident.checks().stream().map((check) -> facts(check, incident)).toList());
		return facts;
	}

	private Map<String, @Nullable Object> facts(FailedCheck check, IncidentReport incident) {
		Map<String, @Nullable Object> facts = new LinkedHashMap<>();
		facts.put("name", check.name());
		facts.put("status", check.failing() ? "fail" : "pass");
		facts.put("failure", check.failure().wireName());
		facts.put("fault", fault(check, incident).name().toLowerCase(Locale.ROOT));
		facts.put("scope", check.failing() ? this.scopes.of(check.name()) : null);
		facts.put("since", text(check.since()));
		return facts;
	}

	private static String text(Instant instant) {
		return instant.truncatedTo(ChronoUnit.MILLIS).toString();
	}

	/**
	 * Knows how far failures reach.
	 */
	@FunctionalInterface
	interface Scopes {

		/**
		 * How far the failure of a check reaches.
		 * @param check its name
		 * @return the scope's wire name, or {@code null} if it is not known
		 */
		@Nullable String of(String check);

	}

}
