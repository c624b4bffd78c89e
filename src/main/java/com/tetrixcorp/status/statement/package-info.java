/**
 * What the providers say of themselves on their own status pages: shown beside our
 * verdict, never a part of it.
 */
@NullMarked
package com.tetrixcorp.status.statement;

import org.jspecify.annotations.NullMarked;
