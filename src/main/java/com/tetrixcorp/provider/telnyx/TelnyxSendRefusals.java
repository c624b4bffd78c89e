package com.tetrixcorp.provider.telnyx;

import com.fasterxml.jackson.databind.JsonNode;

import com.tetrixcorp.provider.SendRefusals;
import com.tetrixcorp.verification.SendOutcome;

/**
 * What Telnyx's errors mean for a message. As in {@link TelnyxRefusals} the status comes
 * first, and its "bad request" is too vague; here it may be about the number, which is
 * the only refusal that no other carrier mends.
 */
final class TelnyxSendRefusals {

	private TelnyxSendRefusals() {
	}

	static SendOutcome read(int status, byte[] body) {
		if (status != 400 && status != 422) {
			return SendRefusals.byStatus(status);
		}
		JsonNode error = TelnyxRefusals.firstError(body);
		return isAboutTheNumber(error) ? SendOutcome.NUMBER_REFUSED : outcomeOf(error.path("code").asText());
	}

	private static boolean isAboutTheNumber(JsonNode error) {
		String code = error.path("code").asText();
		return code.equals("10002") || code.equals("10016")
				|| error.at("/source/pointer").asText().endsWith("/phone_number")
				|| error.at("/source/parameter").asText().equals("phone_number");
	}

	private static SendOutcome outcomeOf(String code) {
		return switch (code) {
			case "10009" -> SendOutcome.CREDENTIALS;
			case "10005", "10006", "10010", "10038", "10039", "20014", "20016", "20017" -> SendOutcome.MISCONFIGURED;
			case "10011" -> SendOutcome.THROTTLED;
			case "10007", "10037" -> SendOutcome.UNAVAILABLE;
			// A gateway's time-out.
			case "10008" -> SendOutcome.UNCLEAR;
			default -> SendOutcome.REQUEST_REFUSED;
		};
	}

}
