/**
 * Specifies the verification of phone numbers: its rules alone.
 */
@NullMarked
package com.tetrixcorp.verification;

import org.jspecify.annotations.NullMarked;
