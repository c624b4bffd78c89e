package com.tetrixcorp.verification.page;

/**
 * The page after the right code.
 *
 * @param maskedNumber the number
 * @param measured what was measured on the way
 */
public record DoneView(String maskedNumber, Measured measured) {

}
