package com.tetrixcorp.status.history;

import java.time.Instant;
import java.util.List;

/**
 * Port: tells when maintenance is or was planned, so that such time counts as neither up
 * nor down. Asked in the background, once per roll-up.
 */
public interface MaintenanceWindows {

	/**
	 * The windows of a stretch of time.
	 * @param from the beginning, by the database's clock
	 * @param to the end
	 * @return those that have any of it in them
	 * @throws org.springframework.dao.DataAccessException if the database must be asked
	 * and does not answer: the roll-up is tried again later
	 */
	List<Window> between(Instant from, Instant to);

	/**
	 * One planned window.
	 *
	 * @param from its beginning
	 * @param to its end
	 * @param checks the checks that it is about
	 */
	record Window(Instant from, Instant to, List<String> checks) {

		public Window {
			checks = List.copyOf(checks);
		}

	}

}
