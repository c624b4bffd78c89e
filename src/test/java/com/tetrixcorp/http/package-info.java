/**
 * Speaks HTTP word for word, for the tests of other packages.
 */
@NullMarked
package com.tetrixcorp.http;

import org.jspecify.annotations.NullMarked;
