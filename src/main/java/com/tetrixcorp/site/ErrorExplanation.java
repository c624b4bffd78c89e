package com.tetrixcorp.site;

import java.util.Map;

/**
 * What we tell a person about an error: what happened, and what can be done in a browser.
 * What programs are told is about requests instead, and not from here.
 *
 * @param title what happened, in a few words
 * @param happened what happened, in a sentence
 * @param advice what the reader can do
 */
public record ErrorExplanation(String title, String happened, String advice) {

	private static final ErrorExplanation BAD_REQUEST = new ErrorExplanation("We could not read that request",
			"Something in the address or in what was sent is not well formed.",
			"Check the address for a typing error, or start from the home page.");

	private static final ErrorExplanation FORBIDDEN = new ErrorExplanation("That is not open to you",
			"The page exists, but not for this request.",
			"If you believe that it should be, write to us and quote the request below.");

	private static final ErrorExplanation NOT_FOUND = new ErrorExplanation("There is no such page",
			"It may have moved, or the address has a typing error.",
			"All of our pages are in the navigation above. There are not many.");

	private static final ErrorExplanation TOO_MANY = new ErrorExplanation("Too many requests",
			"Many requests came from your address in a short time, more than we answer.",
			"Wait a minute, then try again. If you sent a form, go back: what you typed is still in it.");

	private static final ErrorExplanation OURS = new ErrorExplanation("That was our mistake",
			"Something broke on our side while we made your page. It has been logged.",
			"Try again. If it happens twice, write to us and quote the request below.");

	private static final ErrorExplanation UNAVAILABLE = new ErrorExplanation("Not available right now",
			"Something that this page needs does not answer. The rest of the site may well work.",
			"The status page says what it is and since when. Try again in a few minutes.");

	private static final Map<Integer, ErrorExplanation> BY_STATUS = Map.ofEntries(Map.entry(400, BAD_REQUEST),
			Map.entry(401, FORBIDDEN), Map.entry(403, FORBIDDEN), Map.entry(404, NOT_FOUND),
			Map.entry(405,
					new ErrorExplanation("That does not work here",
							"The page exists, but it does not take this kind of request.",
							"Open it from the navigation instead of sending something to it.")),
			Map.entry(406,
					new ErrorExplanation("Not in that form", "We do not have this page in the form asked for.",
							"Ask for HTML, as browsers do.")),
			Map.entry(408,
					new ErrorExplanation("That took too long", "Your request did not arrive whole in time.",
							"Check your connection, go back, where what you typed still is, and send it again.")),
			Map.entry(410, NOT_FOUND),
			Map.entry(413,
					new ErrorExplanation("That is too much at once",
							"What was sent is larger than we take in one piece.",
							"Go back, where what you typed still is, shorten it and send it again.")),
			Map.entry(414,
					new ErrorExplanation("That address is too long", "It is longer than we read.",
							"Start from the home page.")),
			Map.entry(415,
					new ErrorExplanation("Not in that form", "We do not read what was sent in that form.",
							"Use the form on the page.")),
			Map.entry(421,
					new ErrorExplanation("That went to the wrong place",
							"What answered is there for another part of the service.",
							"Start from the home page. If it happens again, write to us and quote the request below.")),
			Map.entry(429, TOO_MANY),
			Map.entry(431,
					new ErrorExplanation("Too much came along", "Your browser sent more with the request than we read.",
							"We set no cookies; clear what other sites left, or use a private window.")),
			Map.entry(502, UNAVAILABLE), Map.entry(503, UNAVAILABLE), Map.entry(504, UNAVAILABLE));

	static ErrorExplanation of(int status) {
		ErrorExplanation known = BY_STATUS.get(status);
		if (known != null) {
			return known;
		}
		return (status >= 400 && status < 500) ? BAD_REQUEST : OURS;
	}

}
