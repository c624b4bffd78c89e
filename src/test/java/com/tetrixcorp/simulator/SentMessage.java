package com.tetrixcorp.simulator;

/**
 * A message that a simulated carrier took.
 *
 * @param carrier who
 * @param channel {@code sms} or {@code voice}
 * @param to the number as the carrier was given it
 * @param code the code
 * @param text the text, if the carrier is given one
 */
public record SentMessage(String carrier, String channel, String to, String code, String text) {

}
