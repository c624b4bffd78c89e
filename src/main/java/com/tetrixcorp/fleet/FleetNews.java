package com.tetrixcorp.fleet;

/**
 * Lets this instance hear at once what it has just changed for all, instead of at its
 * next heartbeat.
 */
@FunctionalInterface
public interface FleetNews {

	/**
	 * Asks the database soon, in the background.
	 */
	void askSoon();

}
