package com.tetrixcorp.status.history;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;

/**
 * One result as it is kept.
 *
 * @param check the check's name
 * @param at when its probe ended, in milliseconds since 1970 by the database's clock
 * @param lastAt of a run of equal results: when its last probe ended; else the same
 * @param outcome what was found
 * @param after the state of the check after it
 * @param millis how long the probe took
 */
record Finding(String check, long at, long lastAt, Outcome outcome, CheckStatus after, long millis) {

}
