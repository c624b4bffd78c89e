/**
 * Tests against a real PostgreSQL.
 */
@NullMarked
package com.tetrixcorp.database;

import org.jspecify.annotations.NullMarked;
