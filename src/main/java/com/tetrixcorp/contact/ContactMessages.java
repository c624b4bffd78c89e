package com.tetrixcorp.contact;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The messages, for whoever may read them. Each method joins the caller's transaction on
 * the application's data source, and throws a {@link DataAccessException} if the database
 * does not answer or there is none.
 */
public interface ContactMessages {

	/** More than this is never on one page. */
	int LARGEST_PAGE = 100;

	/**
	 * A page of messages, newest first.
	 * @param state only those in this state; {@code null} for all
	 * @param cursor {@link ContactPage#next()} of the page before; {@code null} for the
	 * first one. A number that was never a cursor is none that fails
	 * @param size how many at most; what is out of 1 to {@link #LARGEST_PAGE} is brought
	 * into it
	 * @return the page, empty after the end
	 */
	ContactPage list(@Nullable ContactState state, @Nullable Long cursor, int size);

	Optional<ContactMessage> find(UUID id);

	/**
	 * Notes that somebody has taken care of a message. Doing it again changes nothing:
	 * the first moment stays.
	 * @param id which message
	 * @return the message as it is then; empty if there is none of that id
	 */
	Optional<ContactMessage> markDone(UUID id);

}
