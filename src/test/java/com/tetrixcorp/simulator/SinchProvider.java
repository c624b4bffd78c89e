package com.tetrixcorp.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Sinch's batches: checks token and plan together, as the real one does. Listed without a
 * start date they show messages of the last day.
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
		if (isSend(request)) {
			return send(request.json());
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
	public boolean isSend(Request request) {
		return request.is("POST", "/xms/v1/" + SERVICE_PLAN_ID + "/batches");
	}

	@Override
	public Optional<SentMessage> message(Request request) {
		if (answer(request).status() != 201) {
			return Optional.empty();
		}
		JsonNode body = request.json();
		String text = body.path("body").asText();
		return Optional.of(new SentMessage("sinch", "sms", body.at("/to/0").asText(),
				text.replaceFirst("(?s)^(\\d{6}).*", "$1"), text));
	}

	@Override
	public Answer refusal(int status) {
		return switch (status) {
			case 401, 404, 429 -> Answer.empty(status);
			case 400 -> error(400, "syntax_constraint_violation", "Simulated.");
			case 403 -> error(403, "unknown_group", "Simulated.");
			default -> error(status, "unknown_error", "Simulated.");
		};
	}

	private static Answer send(JsonNode body) {
		boolean whole = body.path("from").isTextual() && body.path("to").size() == 1
				&& body.path("type").asText().equals("mt_text") && isInstant(body.path("expire_at").asText());
		if (!whole) {
			return error(400, "syntax_constraint_violation", "Not a batch");
		}
		if (body.path("body").asText().length() > 160) {
			return error(400, "syntax_constraint_violation", "More than one part");
		}
		// It comes back without the plus.
		return Answer.json(201, """
				{"id":"01HSIMULATED","to":["%s"],"from":"%s","canceled":false,"type":"mt_text",\
				"created_at":"2020-09-14T17:03:32.965Z","modified_at":"2020-09-14T17:03:32.965Z"}"""
			.formatted(body.at("/to/0").asText().substring(1), body.path("from").asText()));
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
