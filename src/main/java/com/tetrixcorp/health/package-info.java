/**
 * Tells the truth about what the service depends on: probe, result, state, board,
 * verdict, payload.
 */
@NullMarked
package com.tetrixcorp.health;

import org.jspecify.annotations.NullMarked;
