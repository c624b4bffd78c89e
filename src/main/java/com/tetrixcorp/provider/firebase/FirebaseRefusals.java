package com.tetrixcorp.provider.firebase;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeResult;
import com.tetrixcorp.provider.StatusTable;

/**
 * What Google's errors mean. The reason in the details comes first: an invalid key is a
 * 400 like any bad request.
 */
final class FirebaseRefusals {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Set<String> RESTRICTED = Set.of("API_KEY_SERVICE_BLOCKED", "API_KEY_HTTP_REFERRER_BLOCKED",
			"API_KEY_IP_ADDRESS_BLOCKED", "API_KEY_ANDROID_APP_BLOCKED", "API_KEY_IOS_APP_BLOCKED");

	private static final Set<String> UNUSABLE = Set.of("SERVICE_DISABLED", "CONSUMER_SUSPENDED", "CONSUMER_INVALID");

	private FirebaseRefusals() {
	}

	static ProbeResult read(int status, byte[] body) {
		JsonNode error = error(body);
		String reason = reason(error);
		String message = error.path("message").asText();
		if (RESTRICTED.contains(reason)) {
			return new ProbeResult(Outcome.MISCONFIGURED,
					List.of("the API key is restricted and refused from this server; browsers may still be accepted"));
		}
		if (UNUSABLE.contains(reason) || message.startsWith("CONFIGURATION_NOT_FOUND")) {
			return ProbeResult.of(Outcome.MISCONFIGURED);
		}
		if ("API_KEY_INVALID".equals(reason) || message.startsWith("The request is missing a valid API key")) {
			return ProbeResult.of(Outcome.CREDENTIALS);
		}
		if ("RATE_LIMIT_EXCEEDED".equals(reason)) {
			return ProbeResult.of(Outcome.THROTTLED);
		}
		return ProbeResult.of(StatusTable.outcomeOf(status));
	}

	// The published keys need no key of ours, so being asked for one says that the
	// address is wrong.
	static ProbeResult readOfKeys(int status, byte[] body) {
		Outcome outcome = StatusTable.outcomeOf(status);
		return ProbeResult.of((outcome != Outcome.CREDENTIALS) ? outcome : Outcome.MISCONFIGURED);
	}

	private static JsonNode error(byte[] body) {
		try {
			return JSON.readTree(body).path("error");
		}
		catch (IOException ex) {
			return MissingNode.getInstance();
		}
	}

	private static String reason(JsonNode error) {
		return StreamSupport.stream(error.path("details").spliterator(), false)
			.map((detail) -> detail.path("reason").asText())
			.filter((reason) -> !reason.isEmpty())
			.findFirst()
			.orElse("");
	}

}
