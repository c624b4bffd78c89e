/**
 * Phone verification for people: three pages that work without a script.
 */
@NullMarked
package com.tetrixcorp.verification.page;

import org.jspecify.annotations.NullMarked;
