package com.tetrixcorp.health;

/**
 * What health asks about this instance's life; answered by the fleet from memory.
 */
public interface InstanceLife {

	/**
	 * Whether the platform should route requests here.
	 * @return {@code false} while starting or draining
	 */
	boolean ready();

	/**
	 * Whether this instance is on its way out. Once true, always true.
	 * @return whether a shutdown has begun
	 */
	boolean draining();

	/**
	 * How many instances are alive now, this one included.
	 * @return at least 1
	 */
	int replicas();

}
