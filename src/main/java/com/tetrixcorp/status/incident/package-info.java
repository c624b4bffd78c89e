/**
 * What went wrong, from when to when, and what else happened meanwhile; planned
 * maintenance.
 */
@NullMarked
package com.tetrixcorp.status.incident;

import org.jspecify.annotations.NullMarked;
