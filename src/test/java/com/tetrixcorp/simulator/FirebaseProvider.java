package com.tetrixcorp.simulator;

import java.util.Optional;

/**
 * Identity Toolkit's project: checks the key, in the header or in the query.
 */
final class FirebaseProvider implements Provider {

	static final String API_KEY = "AIza0123456789simulated";

	static final String PROJECT_ID = "tetrix-simulated";

	@Override
	public Answer answer(Request request) {
		if (!request.is("GET", "/v1/projects")) {
			return refusal(404);
		}
		Optional<String> key = request.header("X-Goog-Api-Key").or(() -> request.parameter("key"));
		if (key.isEmpty()) {
			return error(403, "PERMISSION_DENIED", "The request is missing a valid API key.", "");
		}
		return key.get().equals(API_KEY) ? Answer.json(200, """
				{"projectId":"123456789012","authorizedDomains":["localhost","%1$s.firebaseapp.com","%1$s.web.app"]}"""
			.formatted(PROJECT_ID)) : refusal(401);
	}

	@Override
	public Answer refusal(int status) {
		return switch (status) {
			// The real one answers 400 to a wrong key.
			case 401 ->
				error(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", "API_KEY_INVALID");
			case 403 ->
				error(403, "PERMISSION_DENIED", "Requests from this client are blocked.", "API_KEY_IP_ADDRESS_BLOCKED");
			case 404 -> error(404, "NOT_FOUND", "Not found.", "");
			case 429 -> error(429, "RESOURCE_EXHAUSTED", "Quota exceeded.", "RATE_LIMIT_EXCEEDED");
			default -> error(status, "INTERNAL", "Internal error.", "");
		};
	}

	private static Answer error(int code, String status, String message, String reason) {
		String details = reason.isEmpty() ? "" : """
				,"details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"%s",\
				"domain":"googleapis.com","metadata":{"service":"identitytoolkit.googleapis.com"}}]"""
			.formatted(reason);
		return Answer.json(code, """
				{"error":{"code":%d,"message":"%s","status":"%s","errors":[{"message":"%s","domain":"global",\
				"reason":"simulated"}]%s}}""".formatted(code, message, status, message, details));
	}

}
