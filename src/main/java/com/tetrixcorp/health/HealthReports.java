package com.tetrixcorp.health;

/**
 * Makes the report of the current moment from memory: no lock, no I/O, no waiting.
 */
public interface HealthReports {

	HealthReport current();

}
