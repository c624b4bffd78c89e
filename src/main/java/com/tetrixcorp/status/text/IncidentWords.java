package com.tetrixcorp.status.text;

import com.tetrixcorp.status.incident.Impact;
import com.tetrixcorp.status.incident.Incident;
import com.tetrixcorp.status.incident.TimelineEntry;

/**
 * Puts incidents into words.
 */
public final class IncidentWords {

	private IncidentWords() {
	}

	/**
	 * What failed, since an incident has no name.
	 * @param incident the incident
	 * @return such as {@code Telnyx and Sinch failed}
	 */
	public static String title(Incident incident) {
		String names = incident.checks().isEmpty() ? "Something"
				: Words.joined(incident.checks().stream().map(Words::displayName).toList());
		String verb = incident.open() ? ((incident.checks().size() > 1) ? " fail" : " fails") : " failed";
		return (incident.drill() ? "Exercise: " : "") + names + verb;
	}

	public static String impact(Impact impact) {
		return switch (impact) {
			case DEGRADED -> "degraded";
			case LOST -> "lost";
			case CRITICAL_LOST -> "critical";
		};
	}

	/**
	 * What it did to what the service can do.
	 * @param incident the incident
	 * @return a sentence
	 */
	public static String meaning(Incident incident) {
		if (incident.drill()) {
			return "Nothing was wrong: we tried whether a failure is noticed.";
		}
		return switch (incident.impact()) {
			case DEGRADED -> incident.open() ? "Nothing that we do is known to be lost."
					: "Nothing that we do is known to have been lost.";
			case LOST -> "Something was lost that we can serve without.";
			case CRITICAL_LOST -> "Something was lost that we cannot serve without.";
		};
	}

	public static String kind(TimelineEntry.Kind kind) {
		return switch (kind) {
			case MEASURED -> "measured";
			case TRANSITION -> "change";
			case DEPLOYMENT -> "deployment";
			case REPLICAS -> "instances";
			case NOTE -> "note";
		};
	}

}
