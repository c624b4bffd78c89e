package com.tetrixcorp.contact;

/**
 * What keeps a draft from being sent.
 *
 * @param field the name of the field
 * @param message a sentence for its author: what is wrong, and what would be right
 */
public record Flaw(String field, String message) {

}
