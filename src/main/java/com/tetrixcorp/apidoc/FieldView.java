package com.tetrixcorp.apidoc;

/**
 * A parameter, a header, or a member of JSON.
 *
 * @param name its name; of what is inside others, with theirs before it
 * @param type what it is, in words
 * @param required whether it is always there
 * @param text what it means
 */
public record FieldView(String name, String type, boolean required, Text text) {

}
