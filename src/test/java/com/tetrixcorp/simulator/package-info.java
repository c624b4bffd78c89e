/**
 * The outside world over real sockets: the three providers with switches for their
 * faults, and a proxy that comes between us and PostgreSQL.
 */
@NullMarked
package com.tetrixcorp.simulator;

import org.jspecify.annotations.NullMarked;
