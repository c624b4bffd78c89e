/**
 * What a value from the environment must look like: one set of rules for the check that
 * stops a start and for the code that uses the value.
 */
@NullMarked
package com.tetrixcorp.setting;

import org.jspecify.annotations.NullMarked;
