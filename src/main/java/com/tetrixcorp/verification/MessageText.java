package com.tetrixcorp.verification;

import java.time.Duration;

/**
 * Words a text message. Plain ASCII, so that 160 characters fit into one part. The last
 * line is for phones: they offer the code to that site alone.
 */
final class MessageText {

	private MessageText() {
	}

	static String of(String code, Duration validity, String domain) {
		long minutes = Math.max(1, validity.toMinutes());
		return "%s is your TETRIX code. It expires in %d minute%s. Don't share it.\n\n@%s #%s".formatted(code, minutes,
				(minutes == 1) ? "" : "s", domain, code);
	}

}
