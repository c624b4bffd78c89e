/**
 * Tests of what the providers share, against simulated ones.
 */
@NullMarked
package com.tetrixcorp.provider;

import org.jspecify.annotations.NullMarked;
