package com.tetrixcorp.status.incident;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Makes incidents of what was read.
 */
final class IncidentJson {

	private IncidentJson() {
	}

	static IncidentSnapshot snapshot(JsonNode all) {
		return new IncidentSnapshot(moment(all.path("asOf")), null, list(all.path("incidents"), IncidentJson::incident),
				list(all.path("maintenance"), IncidentJson::maintenance));
	}

	static Incident incident(JsonNode node) {
		JsonNode closed = node.path("closed_at");
		return new Incident(node.path("id").asLong(), Rows.constant(Impact.class, node.path("impact").asText()),
				moment(node.path("opened_at")), closed.isTextual() ? moment(closed) : null,
				list(node.path("checks"), JsonNode::asText), list(node.path("capabilities"), JsonNode::asText),
				node.path("flaps").asInt(), node.path("drill").asBoolean(), timeline(node));
	}

	private static List<TimelineEntry> timeline(JsonNode node) {
		List<TimelineEntry> entries = new ArrayList<>();
		entries.addAll(list(node.path("measured"), TimelineTexts::measured));
		entries.addAll(list(node.path("transitions"), TimelineTexts::transition));
		entries.addAll(list(node.path("events"), TimelineTexts::fleetEvent));
		entries.addAll(list(node.path("notes"), TimelineTexts::note));
		entries.sort(Comparator.comparing(TimelineEntry::at).thenComparing(TimelineEntry::kind));
		return entries;
	}

	private static Maintenance maintenance(JsonNode node) {
		return new Maintenance(node.path("id").asLong(), moment(node.path("starts_at")), moment(node.path("ends_at")),
				list(node.path("checks"), JsonNode::asText), node.path("text").asText());
	}

	// PostgreSQL writes the offset of the session's time zone.
	static Instant moment(JsonNode node) {
		return OffsetDateTime.parse(node.asText()).toInstant();
	}

	private static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> mapper) {
		List<T> list = new ArrayList<>();
		nodes.forEach((node) -> list.add(mapper.apply(node)));
		return list;
	}

}
