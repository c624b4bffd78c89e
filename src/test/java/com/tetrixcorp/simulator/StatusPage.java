package com.tetrixcorp.simulator;

import java.util.Map;

/**
 * A provider's status page: it can be told to admit to trouble.
 */
interface StatusPage extends Provider {

	String path();

	String content();

	void trouble(boolean trouble);

	/** Whoever shows his key to a page for everybody is refused. */
	@Override
	default Answer answer(Request request) {
		boolean key = request.header("Authorization").isPresent() || request.header("X-Goog-Api-Key").isPresent();
		return (request.is("GET", path()) && !key) ? Answer.json(200, content()) : refusal(key ? 400 : 404);
	}

	@Override
	default Answer refusal(int status) {
		return new Answer(status, Map.of("Content-Type", "text/html"), "<h1>Simulated</h1>");
	}

}
