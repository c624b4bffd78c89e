/**
 * Limits that hold across instances: how often something may be done, counted in
 * PostgreSQL, and whom a client's address stands for.
 */
@NullMarked
package com.tetrixcorp.limit;

import org.jspecify.annotations.NullMarked;
