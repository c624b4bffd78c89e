/**
 * Tests of sinch's tables.
 */
@NullMarked
package com.tetrixcorp.provider.sinch;

import org.jspecify.annotations.NullMarked;
