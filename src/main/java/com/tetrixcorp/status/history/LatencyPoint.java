package com.tetrixcorp.status.history;

import java.time.Instant;

/**
 * How long the probes of a check took within a stretch of time.
 *
 * @param start the beginning of the stretch
 * @param count how many there were; at least 1
 * @param median milliseconds that half of them did not exceed
 * @param p95 milliseconds that 95 % of them did not exceed
 * @param max milliseconds of the slowest
 */
public record LatencyPoint(Instant start, long count, long median, long p95, long max) {

}
