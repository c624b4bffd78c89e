package com.tetrixcorp.limit;

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

	default Optional<Refusal> take(Use... uses) {
		return take(List.of(uses));
	}

}
