/**
 * How states, times and shares of time are put into words.
 */
@NullMarked
package com.tetrixcorp.status.text;

import org.jspecify.annotations.NullMarked;
