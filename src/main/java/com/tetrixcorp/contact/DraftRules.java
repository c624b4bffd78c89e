package com.tetrixcorp.contact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;

/**
 * What a message must be. Lengths are counted in code points: what a person takes for one
 * character rarely is more, and what PostgreSQL counts is the same.
 */
final class DraftRules {

	static final int LONGEST_NAME = 100;

	static final int LONGEST_EMAIL = 254;

	static final int LONGEST_MESSAGE = 5_000;

	// The form that mail servers take, not all that the standard ever allowed: an answer
	// must arrive. Letters of any script are fine, as in the standard since 2012.
	private static final EmailValidator EMAIL = JMail.strictValidator()
		.disallowQuotedIdentifiers()
		.withRule((email) -> email.comments().isEmpty());

	private DraftRules() {
	}

	static List<Flaw> flaws(Draft draft) {
		return Stream
			.of(name(draft.name()).map((it) -> new Flaw("name", it)),
					email(draft.email()).map((it) -> new Flaw("email", it)),
					message(draft.message()).map((it) -> new Flaw("message", it)))
			.flatMap(Optional::stream)
			.toList();
	}

	private static Optional<String> name(String name) {
		if (isBlank(name)) {
			return Optional.of("Tell us your name, so that we know whom we answer.");
		}
		if (length(name) > LONGEST_NAME) {
			return Optional.of(tooLong("A name", LONGEST_NAME, name));
		}
		if (has(name, DraftRules::isControl)) {
			return Optional.of("Your name holds a character that is no part of a name, such as a line break or tab.");
		}
		return has(name, Character::isLetter) ? Optional.empty()
				: Optional.of("Tell us a name with at least one letter, of whatever script.");
	}

	private static Optional<String> email(String email) {
		if (isBlank(email)) {
			return Optional.of("Give an e-mail address, so that our answer can reach you.");
		}
		if (length(email) > LONGEST_EMAIL) {
			return Optional.of(tooLong("An e-mail address", LONGEST_EMAIL, email));
		}
		return (!has(email, (point) -> isControl(point) || "<>\"".indexOf(point) >= 0) && EMAIL.isValid(email))
				? Optional.empty()
				: Optional.of("No answer could reach this e-mail address. A complete one looks like name@example.com.");
	}

	private static Optional<String> message(String message) {
		if (isBlank(message)) {
			return Optional.of("Write something: an empty message cannot be answered.");
		}
		if (length(message) > LONGEST_MESSAGE) {
			return Optional.of(tooLong("A message", LONGEST_MESSAGE, message));
		}
		return has(message, (point) -> isControl(point) && point != '\n' && point != '\t')
				? Optional.of("The message holds control characters, which cannot be read. Remove them.")
				: Optional.empty();
	}

	private static String tooLong(String what, int longest, String text) {
		return String.format(Locale.ROOT, "%s has at most %,d characters here; this one has %,d.", what, longest,
				length(text));
	}

	static int length(String text) {
		return text.codePointCount(0, text.length());
	}

	// Also of what cannot be seen: spaces of other scripts, joiners, marks of direction.
	private static boolean isBlank(String text) {
		return !has(text, (point) -> !Character.isWhitespace(point) && !Character.isSpaceChar(point)
				&& Character.getType(point) != Character.FORMAT);
	}

	// Half a character cannot be stored either.
	private static boolean isControl(int point) {
		int type = Character.getType(point);
		return type == Character.CONTROL || type == Character.SURROGATE;
	}

	private static boolean has(String text, IntPredicate predicate) {
		return text.codePoints().anyMatch(predicate);
	}

}
