package com.tetrixcorp.site;

/**
 * One link of the navigation.
 *
 * @param label its text
 * @param href where it leads
 * @param current whether this is the page being read
 */
public record NavItem(String label, String href, boolean current) {

}
