/**
 * Incidents and planned maintenance as an Atom feed.
 */
@NullMarked
package com.tetrixcorp.status.feed;

import org.jspecify.annotations.NullMarked;
