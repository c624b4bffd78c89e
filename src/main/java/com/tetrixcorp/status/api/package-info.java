/**
 * Status for programs: the present, what is remembered of the past, and what changed.
 */
@NullMarked
package com.tetrixcorp.status.api;

import org.jspecify.annotations.NullMarked;
