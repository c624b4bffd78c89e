/**
 * Tests of firebase's tables.
 */
@NullMarked
package com.tetrixcorp.provider.firebase;

import org.jspecify.annotations.NullMarked;
