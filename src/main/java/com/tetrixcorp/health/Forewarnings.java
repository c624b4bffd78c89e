package com.tetrixcorp.health;

import java.util.List;

/**
 * Knows what will stop working; answered without I/O.
 */
@FunctionalInterface
public interface Forewarnings {

	List<Forewarning> current();

}
