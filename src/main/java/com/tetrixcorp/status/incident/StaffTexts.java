package com.tetrixcorp.status.incident;

import org.springframework.util.Assert;

/**
 * What our staff may write for visitors.
 */
final class StaffTexts {

	static final int LONGEST = 1_000;

	private StaffTexts() {
	}

	static String checked(String text) {
		String stripped = text.strip();
		Assert.isTrue(!stripped.isEmpty(), "The text is empty");
		Assert.isTrue(stripped.codePointCount(0, stripped.length()) <= LONGEST,
				"The text is longer than " + LONGEST + " characters");
		// PostgreSQL takes no NUL, and a terminal or a feed none of the others.
		Assert.isTrue(stripped.codePoints().noneMatch((it) -> Character.isISOControl(it) && it != '\n'),
				"The text holds a control character");
		return stripped;
	}

}
