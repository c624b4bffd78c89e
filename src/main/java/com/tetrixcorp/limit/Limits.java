package com.tetrixcorp.limit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DataAccessException;

/**
 * Counts uses for all instances together.
 */
public interface Limits {

	/**
	 * Takes one use of each of some limits, or of none of them. Concurrent callers never
	 * take more than a limit allows, wherever they run; time is the database's. Within a
	 * transaction of the caller the uses are taken exactly if that commits, and whoever
	 * wants the same limit waits for its end: keep it short, and take once in it.
	 * @param uses of different limits, or of different subjects
	 * @return why nothing was taken; empty if all were
	 * @throws DataAccessException if the database does not answer or there is none; the
	 * caller answers 503
	 */
	Optional<Refusal> take(List<Use> uses);

	/**
	 * Gives back uses that were taken for what did not come about.
	 * @param uses the same that were taken
	 * @param taken a moment after they were taken, before anybody else could take one of
	 * the same: such as the end of the transaction, by the database's clock
	 */
	void giveBack(List<Use> uses, Instant taken);

	default Optional<Refusal> take(Use... uses) {
		return take(List.of(uses));
	}

}
