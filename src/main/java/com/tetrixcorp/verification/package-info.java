/**
 * Proves that a person holds a phone number: a code of ours, whichever carrier brings it,
 * limits against abuse, and a token that others can trust.
 */
@NullMarked
package com.tetrixcorp.verification;

import org.jspecify.annotations.NullMarked;
