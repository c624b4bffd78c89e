package com.tetrixcorp.health;

import java.time.Instant;

/**
 * What is said of a check beside its state while that is an exercise.
 *
 * @param until when the exercise ends at the latest, by the wall clock
 * @param measured the state that its probes really found
 */
public record DrillReport(Instant until, CheckStatus measured) {

}
