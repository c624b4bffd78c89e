package com.tetrixcorp.simulator;

import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Telnyx's verify profiles and the messages sent by them: checks the key, then the
 * profile.
 */
final class TelnyxProvider implements Provider {

	static final String API_KEY = "KEY0123456789SIMULATED";

	static final String PROFILE_ID = "12ade33a-21c0-473b-b055-b3c836e1c292";

	private static final Pattern PATH = Pattern.compile("/v2/verify_profiles/([^/]+)");

	private static final Pattern UUID = Pattern.compile("[0-9a-f-]{36}");

	@Override
	public Answer answer(Request request) {
		if (!request.header("Authorization").filter(("Bearer " + API_KEY)::equals).isPresent()) {
			return refusal(401);
		}
		if (isSend(request)) {
			return send(request.json());
		}
		var path = PATH.matcher(request.path());
		if (!request.method().equals("GET") || !path.matches()) {
			return refusal(404);
		}
		if (!UUID.matcher(path.group(1)).matches()) {
			return error(400, "10006", "Invalid ID");
		}
		return path.group(1).equals(PROFILE_ID) ? Answer.json(200, profile()) : refusal(404);
	}

	@Override
	public boolean isSend(Request request) {
		return request.is("POST", "/v2/verifications/sms") || request.is("POST", "/v2/verifications/call");
	}

	@Override
	public Optional<SentMessage> message(Request request) {
		if (answer(request).status() != 200) {
			return Optional.empty();
		}
		JsonNode body = request.json();
		String channel = request.path().endsWith("/call") ? "voice" : "sms";
		return Optional.of(new SentMessage("telnyx", channel, body.path("phone_number").asText(),
				body.path("custom_code").asText(), ""));
	}

	@Override
	public Answer refusal(int status) {
		return switch (status) {
			case 400 -> error(400, "10002", "Invalid phone number");
			case 401 -> error(401, "10009", "Authentication failed");
			case 403 -> error(403, "10010", "Authorization failed");
			case 404 -> error(404, "10005", "Resource not found");
			case 429 -> error(429, "10011", "Too many requests").with("x-ratelimit-reset", "1");
			default -> error(status, "10007", "Unexpected error");
		};
	}

	// The real one repeats the code too.
	private Answer send(JsonNode body) {
		if (!body.path("verify_profile_id").asText().equals(PROFILE_ID)) {
			return refusal(404);
		}
		if (!body.path("phone_number").asText().matches("\\+[1-9]\\d{1,14}")) {
			return error(400, "10016", "Phone number must be in +E.164 format");
		}
		if (!body.path("custom_code").asText().matches("\\d{4,10}") || !body.path("timeout_secs").isInt()) {
			return error(422, "10027", "Unprocessable entity");
		}
		return Answer.json(200,
				"""
						{"data":{"id":"%s","record_type":"verification","type":"sms","status":"pending","phone_number":"%s",\
						"timeout_secs":%d,"custom_code":"%s","verify_profile_id":"%s",\
						"created_at":"2020-09-14T17:03:32.965812","updated_at":"2020-09-14T17:03:32.965812"}}"""
					.formatted(java.util.UUID.randomUUID(), body.path("phone_number").asText(),
							body.path("timeout_secs").asInt(), body.path("custom_code").asText(), PROFILE_ID));
	}

	private static Answer error(int status, String code, String title) {
		return Answer.json(status, """
				{"errors":[{"code":"%s","title":"%s","detail":"Simulated.",\
				"meta":{"url":"https://developers.telnyx.com/docs/overview/errors/%s"}}]}""".formatted(code, title,
				code));
	}

	private static String profile() {
		return """
				{"data":{"id":"%s","record_type":"verification_profile","name":"Simulated","language":"en-US",\
				"daily_spend_limit":100.0,"daily_spend_limit_enabled":false,"sms":{"app_name":"TETRIX",\
				"code_length":6,"default_verification_timeout_secs":300,"alpha_sender":"TETRIX",\
				"whitelisted_destinations":["US","DE"]},"webhook_url":"",\
				"created_at":"2020-09-14T17:03:32.965812","updated_at":"2020-09-14T17:03:32.965812"}}"""
			.formatted(PROFILE_ID);
	}

}
