package com.tetrixcorp.alert;

import java.util.List;

/**
 * Joins words.
 */
final class Sentences {

	private Sentences() {
	}

	static String joined(List<String> words) {
		int last = words.size() - 1;
		return (last < 1) ? String.join("", words)
				: String.join(", ", words.subList(0, last)) + " and " + words.get(last);
	}

}
