package com.tetrixcorp.status.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * Reads an incident from the database, as it is now; {@link Incidents} answers from
 * memory.
 */
public interface IncidentReports {

	/**
	 * Reads one, within the transaction of the caller if there is one.
	 * @param id its number
	 * @return the incident, or empty if there is none of this number
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	Optional<IncidentReport> read(long id);

	/**
	 * Whether an incident about a check was open at any time of a period.
	 * @param check the check's name
	 * @param from the beginning of the period
	 * @param to its end
	 * @return whether there is one
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	boolean any(String check, Instant from, Instant to);

}
