package com.tetrixcorp.fleet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.tetrixcorp.fleet.FleetView.Duty;
import com.tetrixcorp.fleet.FleetView.Facts;
import com.tetrixcorp.fleet.FleetView.Measured;
import com.tetrixcorp.fleet.FleetView.Member;
import com.tetrixcorp.fleet.FleetView.Publication;
import com.tetrixcorp.health.Drill;
import com.tetrixcorp.health.MemoryReport;
import com.tetrixcorp.health.SharedEvidence;

/**
 * Writes and reads what instances tell each other: JSON in which every moment is an age.
 */
final class FleetMessages {

	private final ObjectMapper json;

	FleetMessages(ObjectMapper json) {
		this.json = json;
	}

	ObjectNode object() {
		return this.json.createObjectNode();
	}

	JsonNode facts(Facts facts, long now) {
		ObjectNode node = object();
		node.put("verdict", facts.verdict());
		node.set("memory", this.json.valueToTree(facts.memory()));
		ObjectNode own = node.putObject("own");
		facts.own()
			.forEach((check, it) -> own.putObject(check)
				.put("failing", it.failing())
				.put("ageMillis", millis(now - it.at()))
				.put("sinceMillis", millis(now - it.since())));
		node.set("calls", this.json.valueToTree(facts.calls()));
		return node;
	}

	JsonNode publication(String id, SharedEvidence evidence) {
		ObjectNode node = object().put("id", id);
		node.set("evidence", this.json.valueToTree(evidence));
		return node;
	}

	/**
	 * Reads the answer.
	 * @param answer as the database wrote it
	 * @param sent when the question was sent: ages are counted from there, which makes
	 * everything rather older and leases rather shorter than they are
	 * @return what it tells
	 */
	FleetView read(String answer, long sent) throws JsonProcessingException {
		JsonNode root = this.json.readTree(answer);
		List<Member> members = new ArrayList<>();
		for (JsonNode node : root.path("members")) {
			members.add(member(node, sent));
		}
		Map<String, Duty> duties = new HashMap<>();
		for (JsonNode node : root.path("duties")) {
			duties.put(node.path("name").asText(), duty(node, sent));
		}
		List<Drill> drills = new ArrayList<>();
		for (JsonNode node : root.path("drills")) {
			drills.add(new Drill(node.path("check").asText(), sent - nanos(node.path("sinceMillis")),
					sent + nanos(node.path("leftMillis"))));
		}
		return new FleetView(sent, members, duties, drills);
	}

	private Member member(JsonNode node, long sent) throws JsonProcessingException {
		long seen = sent - nanos(node.path("seenMillis"));
		return new Member(UUID.fromString(node.path("id").asText()), node.path("host").asText(),
				node.path("region").asText(), node.path("version").asText(), text(node.path("commit")),
				sent - nanos(node.path("startedMillis")), seen, facts(node.path("facts"), seen));
	}

	private Facts facts(JsonNode node, long seen) throws JsonProcessingException {
		Map<String, Measured> own = new HashMap<>();
		node.path("own")
			.properties()
			.forEach((entry) -> own.put(entry.getKey(),
					new Measured(entry.getValue().path("failing").asBoolean(),
							seen - nanos(entry.getValue().path("ageMillis")),
							seen - nanos(entry.getValue().path("sinceMillis")))));
		Map<String, Long> calls = new HashMap<>();
		node.path("calls").properties().forEach((entry) -> calls.put(entry.getKey(), entry.getValue().asLong()));
		return new Facts(node.path("verdict").asText("unknown"),
				this.json.treeToValue(node.path("memory"), MemoryReport.class), own, calls);
	}

	private Duty duty(JsonNode node, long sent) throws JsonProcessingException {
		String holder = text(node.path("holder"));
		return new Duty(node.path("name").asText(), (holder != null) ? UUID.fromString(holder) : null,
				sent + nanos(node.path("leaseMillis")), moment(node.path("heldMillis"), sent),
				moment(node.path("turnMillis"), sent), publication(node, sent));
	}

	private @Nullable Publication publication(JsonNode node, long sent) throws JsonProcessingException {
		JsonNode told = node.path("evidence");
		SharedEvidence evidence = this.json.treeToValue(told.path("evidence"), SharedEvidence.class);
		return (evidence != null)
				? new Publication(told.path("id").asText(), evidence, sent - nanos(node.path("publishedMillis")))
				: null;
	}

	private static @Nullable String text(JsonNode node) {
		return node.isTextual() ? node.asText() : null;
	}

	private static @Nullable Long moment(JsonNode age, long sent) {
		return age.isNumber() ? Long.valueOf(sent - nanos(age)) : null;
	}

	private static long nanos(JsonNode millis) {
		return (long) (millis.asDouble() * TimeUnit.MILLISECONDS.toNanos(1));
	}

	static double millis(long nanos) {
		return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
	}

}
