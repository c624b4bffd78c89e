/**
 * Memory of health: what probes found, for how long each state lasted, and what that
 * makes of our promises.
 */
@NullMarked
package com.tetrixcorp.status.history;

import org.jspecify.annotations.NullMarked;
