package com.tetrixcorp.contact;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a form looks as if a program had filled it in. It decides only whether its
 * sender is asked to look at it once more: nobody's words are thrown away, and nothing is
 * called received that is not.
 */
final class SpamRule {

	private static final Pattern LINK = Pattern.compile("https?://|www\\.|\\[url|<a\\s|href=",
			Pattern.CASE_INSENSITIVE);

	private SpamRule() {
	}

	/**
	 * Decides about a form that has no other flaw.
	 * @param trap what is in the field that people do not see
	 * @param age how long ago the form was opened, if it can tell
	 * @param haste how long people need at least
	 * @param message what is written
	 * @return why it is to be looked at again, if it is
	 */
	static Optional<Suspicion> judge(String trap, Optional<Duration> age, Duration haste, String message) {
		if (!trap.isBlank()) {
			return Optional.of(Suspicion.TRAPPED);
		}
		// A form without a script cannot tell, and most of those are people's; what
		// programs send nearly always holds a link.
		boolean odd = age.map((it) -> it.compareTo(haste) < 0).orElseGet(() -> LINK.matcher(message).find());
		return odd ? Optional.of(Suspicion.HASTY) : Optional.empty();
	}

	/**
	 * Why a form is shown again.
	 */
	enum Suspicion {

		/** The field that people do not see was filled in. */
		TRAPPED,

		/** Quicker than people write, or a link from nowhere. */
		HASTY

	}

}
