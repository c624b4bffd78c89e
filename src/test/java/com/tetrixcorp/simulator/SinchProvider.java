package com.tetrixcorp.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Sinch's list of batches: checks token and plan together, as the real one does, and
 * without a start date shows messages of the last day.
 */
final class SinchProvider implements Provider {

	static final String API_TOKEN = "sinch0123456789simulated";

	static final String SERVICE_PLAN_ID = "plan0123456789simulated";

	@Override
	public Answer answer(Request request) {
		boolean known = request.path().startsWith("/xms/v1/" + SERVICE_PLAN_ID + "/")
				&& request.header("Authorization").filter(("Bearer " + API_TOKEN)::equals).isPresent();
		if (!known) {
			return refusal(401);
		}
		if (!request.is("GET", "/xms/v1/" + SERVICE_PLAN_ID + "/batches")) {
			return refusal(404);
		}
		Optional<String> since = request.parameter("start_date");
		if (since.isPresent() && !isInstant(since.get())) {
			return error(400, "syntax_invalid_parameter_format", "'start_date' is not a valid date");
		}
		return Answer.json(200, since.isPresent() ? "{\"count\":0,\"page\":0,\"page_size\":0,\"batches\":[]}" : """
				{"count":1,"page":0,"page_size":1,"batches":[{"id":"01HSIMULATED","to":["15551231234"],\
				"from":"15550001111","body":"Simulated message","type":"mt_text","canceled":false}]}""");
	}

	@Override
	public Answer refusal(int status) {
		return switch (status) {
			case 401, 404, 429 -> Answer.empty(status);
			case 403 -> error(403, "unknown_group", "Simulated.");
			default -> error(status, "unknown_error", "Simulated.");
		};
	}

	private static Answer error(int status, String code, String text) {
		return Answer.json(status, "{\"code\":\"%s\",\"text\":\"%s\"}".formatted(code, text));
	}

	private static boolean isInstant(String text) {
		try {
			Instant.parse(text);
			return true;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

}
