package com.tetrixcorp.alert;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What an instance found when it looked for a message to send.
 *
 * @param message the message, {@code null} if none is due
 * @param pending how many are not sent yet, this one included
 * @param oldest how long the oldest of them has been due
 * @param next when the next one may be taken, {@code null} if there is none
 */
record Take(@Nullable Claimed message, int pending, Duration oldest, @Nullable Duration next) {

}
