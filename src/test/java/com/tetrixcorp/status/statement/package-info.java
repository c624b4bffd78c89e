/**
 * Tests of what the providers say of themselves.
 */
@NullMarked
package com.tetrixcorp.status.statement;

import org.jspecify.annotations.NullMarked;
