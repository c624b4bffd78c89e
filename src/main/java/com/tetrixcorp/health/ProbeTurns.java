package com.tetrixcorp.health;

import java.time.Duration;

/**
 * Decides whose turn it is to probe what the whole fleet shares; answered from memory.
 */
public interface ProbeTurns {

	/**
	 * The next probe of a shared check.
	 * @param check the check's name
	 * @param interval from one probe of the fleet to the next
	 * @param now monotonic nanoseconds
	 * @return when it is due, and whether by this instance
	 */
	Turn next(String check, Duration interval, long now);

	/**
	 * Notes that this instance begins a probe.
	 * @param check the check's name
	 * @param now monotonic nanoseconds
	 */
	void begun(String check, long now);

	/**
	 * How many times longer than the fleet's interval an instance waits between two
	 * probes of its own.
	 * @return 1 while one probes for all, else the number of those who share the load
	 */
	int stretch();

	/**
	 * A probe that is to come.
	 *
	 * @param mine whether it is this instance's
	 * @param due when, in monotonic nanoseconds
	 */
	record Turn(boolean mine, long due) {

	}

}
