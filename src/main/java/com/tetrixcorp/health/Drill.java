package com.tetrixcorp.health;

/**
 * An exercise: a check is shown as failing for a while, whatever its probes find.
 *
 * @param check the check's name
 * @param since its beginning, in monotonic nanoseconds
 * @param until its end, in monotonic nanoseconds; never later than by the clock of
 * whoever planned it
 */
public record Drill(String check, long since, long until) {

}
