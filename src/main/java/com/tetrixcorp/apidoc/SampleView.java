package com.tetrixcorp.apidoc;

/**
 * An example of an answer.
 *
 * @param title what it is an example of
 * @param mediaType its form
 * @param content its text
 */
public record SampleView(String title, String mediaType, String content) {

}
