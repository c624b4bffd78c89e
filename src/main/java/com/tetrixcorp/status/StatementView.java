package com.tetrixcorp.status;

import org.jspecify.annotations.Nullable;

import com.tetrixcorp.status.statement.ProviderStatement;
import com.tetrixcorp.status.text.Moment;
import com.tetrixcorp.status.text.Words;

/**
 * What a provider says of itself, as the page shows it.
 *
 * @param name the provider
 * @param sign how it is drawn
 * @param word what it says, in a word
 * @param incidents how many incidents it admits to, in words; empty for none
 * @param asOf when we read it; {@code null} if we never did
 * @param link its own page
 */
public record StatementView(String name, Sign sign, String word, String incidents, @Nullable Moment asOf, String link) {

	static StatementView of(ProviderStatement statement) {
		return new StatementView(Words.displayName(statement.check()), Sign.of(statement.says()),
				statement.says().wireName(), incidents(statement.openIncidents()),
				(statement.asOf() != null) ? Moment.of(statement.asOf()) : null, statement.link());
	}

	private static String incidents(int count) {
		return switch (count) {
			case 0 -> "";
			case 1 -> "1 open incident";
			default -> count + " open incidents";
		};
	}

}
