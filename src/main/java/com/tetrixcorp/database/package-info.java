/**
 * Reaches PostgreSQL: its URL, the migrations, the connection that the probe owns, and
 * the removal of rows whose time is over.
 */
@NullMarked
package com.tetrixcorp.database;

import org.jspecify.annotations.NullMarked;
