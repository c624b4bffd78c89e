package com.tetrixcorp.health;

import java.util.List;

/**
 * Tells which exercises are known; answered from memory.
 */
@FunctionalInterface
public interface CurrentDrills {

	/**
	 * The exercises, also such as are over meanwhile: each says itself until when it
	 * lasts.
	 * @return as they were last read
	 */
	List<Drill> drills();

}
