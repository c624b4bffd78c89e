package com.tetrixcorp.status.incident;

import java.util.Optional;

/**
 * Reads incidents.
 */
public interface Incidents {

	/**
	 * What is shown, from memory: no I/O, no waiting.
	 * @return as it was last read
	 */
	IncidentSnapshot current();

	/**
	 * One incident, however old; from memory if it is shown, else from the database.
	 * @param id its number
	 * @return the incident, or empty if there is none of this number
	 * @throws org.springframework.dao.DataAccessException if the database must be asked
	 * and does not answer
	 */
	Optional<Incident> find(long id);

	/**
	 * Whether anything is remembered here at all.
	 * @return {@code false} without a database
	 */
	default boolean kept() {
		return true;
	}

}
