package com.tetrixcorp.provider.telnyx;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import com.tetrixcorp.health.Outcome;
import com.tetrixcorp.health.ProbeResult;
import com.tetrixcorp.provider.StatusTable;

/**
 * What Telnyx's errors mean. The status comes first: its codes are not consistent between
 * products, but where the status says only "bad request" they are more precise.
 */
final class TelnyxRefusals {

	private static final ObjectMapper JSON = new ObjectMapper();

	private TelnyxRefusals() {
	}

	static ProbeResult read(int status, byte[] body) {
		boolean vague = status == 400 || status == 422;
		return ProbeResult
			.of(vague ? outcomeOf(firstError(body).path("code").asText()) : StatusTable.outcomeOf(status));
	}

	private static Outcome outcomeOf(String code) {
		return switch (code) {
			case "10009" -> Outcome.CREDENTIALS;
			case "10005", "10006", "10010", "10038", "10039", "20014", "20016", "20017" -> Outcome.MISCONFIGURED;
			case "10011" -> Outcome.THROTTLED;
			case "10007", "10008", "10037" -> Outcome.SERVER_ERROR;
			default -> Outcome.PROTOCOL;
		};
	}

	static JsonNode firstError(byte[] body) {
		try {
			return JSON.readTree(body).at("/errors/0");
		}
		catch (IOException ex) {
			return MissingNode.getInstance();
		}
	}

}
