package com.tetrixcorp.web;

import java.util.Map;

import org.springframework.http.HttpStatus;

/**
 * What an error says to a program's author: what happened, and what to send instead. A
 * person reads the words of the {@link com.tetrixcorp.site.ErrorPages} instead.
 */
final class ErrorTexts {

	private static final String MISTAKE = "The request cannot be understood. "
			+ "Correct its syntax, parameters or body and send it again.";

	private static final String FAILURE = "Something failed on our side. "
			+ "Try again later; if it stays, tell us the request id.";

	/** Spring knows it by what it meant in a draft of WebDAV. */
	static final int MISDIRECTED = 421;

	private static final Map<Integer, String> DETAILS = Map.ofEntries(Map.entry(400, MISTAKE),
			Map.entry(401, "Sign in, and send the token with the request."),
			Map.entry(403, "This is not allowed from here or for you."),
			Map.entry(404, "There is nothing at this address. Check its spelling."),
			Map.entry(405, "This address exists, but not for this method. The Allow header names those it takes."),
			Map.entry(406,
					"No representation fits the Accept header. Ask for application/json, or leave the header out."),
			Map.entry(408, "The request did not arrive in time. Send it again."),
			Map.entry(409, "The request conflicts with the present state. Fetch that, and decide again."),
			Map.entry(413, "The body is larger than any that is taken here. Send a smaller one."),
			Map.entry(414, "The address is too long. Shorten it."),
			Map.entry(415, "The body's format is not supported. Send application/json, and say so in Content-Type."),
			Map.entry(MISDIRECTED,
					"This instance answers for another part of the service. Ask the service's public address."),
			Map.entry(422, "The request is well-formed, but its values are not acceptable. Correct them."),
			Map.entry(429, "Too many requests came from your address. Wait as long as Retry-After says."),
			Map.entry(431, "The request's headers are too large. Send fewer or shorter ones."), Map.entry(500, FAILURE),
			Map.entry(503, "This is not available right now. Try again later."));

	private ErrorTexts() {
	}

	static String title(int status) {
		if (status == MISDIRECTED) {
			return "Misdirected Request";
		}
		HttpStatus known = HttpStatus.resolve(status);
		return (known != null) ? known.getReasonPhrase() : "Error";
	}

	static String detail(int status) {
		String ofItsClass = (status >= 500) ? FAILURE : MISTAKE;
		return DETAILS.getOrDefault(status, ofItsClass);
	}

}
