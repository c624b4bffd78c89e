package com.tetrixcorp.fleet;

import java.util.UUID;

/**
 * Tells which duties of the fleet are this instance's: each is held by one instance at a
 * time, by a lease in the database. Answered from memory.
 */
public interface Duties {

	/**
	 * Who writes down for all what is no single probe's: roll-up, retention, warnings.
	 */
	String HISTORY = "history";

	/**
	 * This process, told apart from every other one that ever was.
	 * @return a name that is never used again
	 */
	UUID instance();

	/**
	 * Whether this instance holds a duty now. Errs on the side of no: a lease that cannot
	 * be renewed is given up before another can take it.
	 * @param duty the duty's name
	 * @return whether it is this instance's
	 */
	boolean holds(String duty);

	/**
	 * Whether another instance is known to hold a duty now.
	 * @param duty the duty's name
	 * @return {@code false} while nobody does, or nobody can tell
	 */
	default boolean heldByOther(String duty) {
		return connected() && !holds(duty);
	}

	/**
	 * Whether this instance was the last one known to hold a duty, for what must be done
	 * once although the database is gone.
	 * @param duty the duty's name
	 * @return whether nobody took it before the database went
	 */
	boolean heldLast(String duty);

	/**
	 * Whether the database told recently who is alive and who does what.
	 * @return {@code false} while the fleet cannot talk
	 */
	boolean connected();

}
