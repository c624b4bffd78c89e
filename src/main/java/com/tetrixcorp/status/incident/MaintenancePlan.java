package com.tetrixcorp.status.incident;

import java.time.Instant;
import java.util.List;

/**
 * Lets our staff plan maintenance. Only what is to come can be planned: what has happened
 * is never made to look planned afterwards.
 */
public interface MaintenancePlan {

	/**
	 * Plans a window.
	 * @param from its beginning, not in the past
	 * @param to its end, at most a week later
	 * @param checks the checks that it is about, at least one
	 * @param text what is done, in a sentence for visitors
	 * @return the window
	 * @throws IllegalArgumentException with a sentence for the planner, if it cannot be
	 * so
	 * @throws org.springframework.dao.DataAccessException if it could not be stored
	 */
	Maintenance plan(Instant from, Instant to, List<String> checks, String text);

	/**
	 * The windows that are not over.
	 * @return those, earliest first
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	List<Maintenance> planned();

	/**
	 * Calls a window off: one that has not begun never was, one that has ends now.
	 * @param id its number
	 * @return whether there was such a window that is not over
	 * @throws org.springframework.dao.DataAccessException if that could not be stored
	 */
	boolean cancel(long id);

}
