package com.tetrixcorp.status.history;

import java.time.LocalDate;

/**
 * One day of a subject, in UTC.
 *
 * @param date the day
 * @param tally how long it was in which state; today's ends now
 */
public record DayTally(LocalDate date, Tally tally) {

}
