package com.tetrixcorp.status.history;

import java.time.Instant;

import com.tetrixcorp.health.CheckStatus;
import com.tetrixcorp.health.Outcome;

/**
 * Event: a change of a check's state has been written down. Published inside the
 * transaction that writes it, so that what listeners write is there with it or not at
 * all; in the order of the changes of each check, and once for the whole fleet.
 *
 * @param check the check's name
 * @param before its state before
 * @param after its state after
 * @param outcome what the probe found that changed it
 * @param at when, by the database's clock
 */
public record TransitionRecorded(String check, CheckStatus before, CheckStatus after, Outcome outcome, Instant at) {

}
