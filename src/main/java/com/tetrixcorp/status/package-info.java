/**
 * The public face of health: page and badge.
 */
@NullMarked
package com.tetrixcorp.status;

import org.jspecify.annotations.NullMarked;
