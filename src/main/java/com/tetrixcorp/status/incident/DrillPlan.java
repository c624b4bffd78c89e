package com.tetrixcorp.status.incident;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Lets our staff find out whether a failure is noticed: a check is shown as failing, with
 * an incident and messages of its own, all marked. What is measured, and history made of
 * it, stay as they are. By the database's clock, so that an exercise ends by itself
 * whatever becomes of the instance that began it.
 */
public interface DrillPlan {

	/** How long an exercise may take. */
	Duration LONGEST = Duration.ofMinutes(10);

	/**
	 * Begins an exercise; one at a time.
	 * @param check the check
	 * @param length how long, at most {@link #LONGEST}
	 * @param reason why, in a sentence for visitors
	 * @return the exercise, or empty if one goes on already
	 * @throws IllegalArgumentException with a sentence for whoever asked, if it cannot be
	 * so
	 * @throws org.springframework.dao.DataAccessException if it could not be stored
	 */
	Optional<DrillRun> start(String check, Duration length, String reason);

	/**
	 * Ends the exercise that goes on.
	 * @return the exercise as it ended, or empty if none went on
	 * @throws org.springframework.dao.DataAccessException if that could not be stored
	 */
	Optional<DrillRun> stop();

	/**
	 * The newest exercises.
	 * @return those, newest first
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	List<DrillRun> recent();

}
