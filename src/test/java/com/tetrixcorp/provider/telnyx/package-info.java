/**
 * Tests of telnyx's tables.
 */
@NullMarked
package com.tetrixcorp.provider.telnyx;

import org.jspecify.annotations.NullMarked;
