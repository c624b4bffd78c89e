/**
 * Which instances are alive, and how one leaves: drain and shutdown.
 */
@NullMarked
package com.tetrixcorp.fleet;

import org.jspecify.annotations.NullMarked;
