package com.tetrixcorp.status.incident;

import java.time.Instant;

/**
 * An exercise, as it was planned.
 *
 * @param id its number
 * @param check the check that is shown as failing
 * @param from its beginning
 * @param to its end, at most {@link DrillPlan#LONGEST} later
 * @param running whether it goes on
 * @param incident the incident that is told in its place
 */
public record DrillRun(long id, String check, Instant from, Instant to, boolean running, long incident) {

}
