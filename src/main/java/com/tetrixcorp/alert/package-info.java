/**
 * Tells somebody what happened: written to an outbox with what it is about, sent to a
 * webhook by whichever instance comes first.
 */
@NullMarked
package com.tetrixcorp.alert;

import org.jspecify.annotations.NullMarked;
