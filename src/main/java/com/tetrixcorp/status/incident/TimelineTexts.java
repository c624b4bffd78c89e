package com.tetrixcorp.status.incident;

import com.fasterxml.jackson.databind.JsonNode;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.status.incident.TimelineEntry.Kind;

/**
 * Says in a sentence what happened; for visitors, so without the name of a host.
 */
final class TimelineTexts {

	/** Enough of a commit to find it. */
	private static final int COMMIT = 7;

	private TimelineTexts() {
	}

	static TimelineEntry measured(JsonNode node) {
		return new TimelineEntry(IncidentJson.moment(node.path("newest")), Kind.MEASURED,
				"%s, in the five minutes before: %d of %d probes passed; median %d ms, slowest %d ms".formatted(
						node.path("check_name").asText(), node.path("passed").asLong(), node.path("probes").asLong(),
						node.path("median").asLong(), node.path("slowest").asLong()));
	}

	static TimelineEntry transition(JsonNode node) {
		CheckStatus after = Rows.constant(CheckStatus.class, node.path("state_after").asText());
		Outcome outcome = Rows.constant(Outcome.class, node.path("outcome").asText());
		String check = node.path("check_name").asText();
		String text = switch (after) {
			case FAIL ->
				check + " fails: " + outcome.wireName() + ", " + outcome.sentence() + "; " + outcome.fault().phrase();
			case PASS -> check + " passes";
			case UNKNOWN -> check + " is unknown";
		};
		return new TimelineEntry(IncidentJson.moment(node.path("at")), Kind.TRANSITION, text);
	}

	static TimelineEntry fleetEvent(JsonNode node) {
		int replicas = node.path("replicas").asInt();
		String alive = "; " + replicas + ((replicas == 1) ? " is alive" : " are alive");
		String kind = node.path("kind").asText();
		String text = switch (kind) {
			case "deployed" -> "version " + version(node) + " gave its first sign of life";
			case "joined" -> "an instance of version " + version(node) + " came" + alive;
			case "left" -> "an instance of version " + version(node) + " left" + alive;
			default -> "an instance of version " + version(node) + " was lost" + alive;
		};
		return new TimelineEntry(IncidentJson.moment(node.path("at")),
				kind.equals("deployed") ? Kind.DEPLOYMENT : Kind.REPLICAS, text);
	}

	private static String version(JsonNode node) {
		String commit = node.path("commit").asText("");
		boolean known = node.path("commit").isTextual() && !commit.isEmpty();
		return node.path("version").asText()
				+ (known ? " (" + commit.substring(0, Math.min(COMMIT, commit.length())) + ")" : "");
	}

	static TimelineEntry note(JsonNode node) {
		return new TimelineEntry(IncidentJson.moment(node.path("at")), Kind.NOTE, node.path("text").asText());
	}

}
