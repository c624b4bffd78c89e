package com.tetrixcorp.status.incident;

/**
 * Lets our staff say something about an incident, for visitors to read.
 */
public interface IncidentNotes {

	/**
	 * Adds a note to the timeline of an incident, at this moment.
	 * @param incident the incident's number
	 * @param text what to say, at most 1,000 characters
	 * @return whether there is such an incident
	 * @throws IllegalArgumentException with a sentence for the writer, if the text cannot
	 * be shown
	 * @throws org.springframework.dao.DataAccessException if it could not be stored
	 */
	boolean add(long incident, String text);

}
