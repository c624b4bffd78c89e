/**
 * Reaches PostgreSQL: its URL, the migrations, and the connection that the probe owns.
 */
@NullMarked
package com.tetrixcorp.database;

import org.jspecify.annotations.NullMarked;
