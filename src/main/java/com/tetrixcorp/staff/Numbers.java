package com.tetrixcorp.staff;

import java.util.regex.Pattern;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Reads the number of something from its address.
 */
final class Numbers {

	/** One spelling for each, and none that could overflow. */
	private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

	private Numbers() {
	}

	static long of(String text, String what) {
		if (!NUMBER.matcher(text).matches()) {
			throw missing(what);
		}
		return Long.parseLong(text);
	}

	static ResponseStatusException missing(String what) {
		return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such " + what + ".");
	}

}
