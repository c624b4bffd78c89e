/**
 * Starts the service.
 */
@NullMarked
package com.tetrixcorp;

import org.jspecify.annotations.NullMarked;
