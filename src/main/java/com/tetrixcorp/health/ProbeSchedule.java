package com.tetrixcorp.health;

/**
 * Runs every probe in the background, at its interval.
 */
final class ProbeSchedule {

}
