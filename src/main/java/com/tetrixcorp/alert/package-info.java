/**
 * Tells people: an outbox in the database, and the webhook that it is sent to.
 */
@NullMarked
package com.tetrixcorp.alert;

import org.jspecify.annotations.NullMarked;
