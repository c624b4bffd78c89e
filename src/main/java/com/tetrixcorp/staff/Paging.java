package com.tetrixcorp.staff;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Which part of a long list is asked for: what comes after a cursor, which is nobody's to
 * make up.
 *
 * @param before the number before which to go on; {@code null} from the beginning
 * @param limit how many at most
 */
record Paging(@Nullable Long before, int limit) {

	private static final int USUAL = 50;

	private static final Pattern CURSOR = Pattern.compile("[1-9][0-9]{0,17}");

	private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]?|100");

	static Paging of(@Nullable String cursor, @Nullable String limit) {
		if (cursor != null && !CURSOR.matcher(cursor).matches()) {
			throw refused("The parameter 'cursor' takes the 'next' of the page before.");
		}
		if (limit != null && !LIMIT.matcher(limit).matches()) {
			throw refused("The parameter 'limit' takes a whole number from 1 to 100.");
		}
		return new Paging((cursor != null) ? Long.valueOf(cursor) : null,
				(limit != null) ? Integer.parseInt(limit) : USUAL);
	}

	static ResponseStatusException refused(String detail) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
	}

	/**
	 * The cursor of what comes next.
	 * @param <T> the type of the items
	 * @param items the page, read with {@link #limit}
	 * @param id the number of an item
	 * @return the cursor, or {@code null} if this was the end
	 */
	<T> @Nullable String next(List<T> items, ToLongFunction<T> id) {
		return (items.size() < this.limit) ? null : Long.toString(id.applyAsLong(items.get(items.size() - 1)));
	}

}
