package com.tetrixcorp.contact;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The form as its template shows it.
 *
 * @param draft what is in the fields
 * @param notice why it is shown again; {@code null} for the empty form
 * @param flaws what is wrong with the fields, in their order
 * @param opened the seal on the moment at which it was opened; empty where the page is
 * the same for everybody
 */
public record ContactForm(Draft draft, @Nullable ContactNotice notice, List<Flaw> flaws, String opened) {

	/** As the edge keeps it. */
	public static final ContactForm EMPTY = new ContactForm(Draft.EMPTY, null, List.of(), "");

	public ContactForm {
		flaws = List.copyOf(flaws);
	}

	/**
	 * What is wrong with one field.
	 * @param field its name
	 * @return a sentence, or {@code null} if nothing is
	 */
	public @Nullable String flaw(String field) {
		return this.flaws.stream()
			.filter((flaw) -> flaw.field().equals(field))
			.map(Flaw::message)
			.findFirst()
			.orElse(null);
	}

	public int longestMessage() {
		return DraftRules.LONGEST_MESSAGE;
	}

}
