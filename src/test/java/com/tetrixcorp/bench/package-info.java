/**
 * Plays what is behind the service for {@code bench/run}: PostgreSQL, providers, and
 * whatever a plain health indicator asks.
 */
@NullMarked
package com.tetrixcorp.bench;

import org.jspecify.annotations.NullMarked;
