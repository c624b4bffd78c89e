/**
 * The description of the APIs, for programs and for people; a test makes it from the
 * running code.
 */
@NullMarked
package com.tetrixcorp.apidoc;

import org.jspecify.annotations.NullMarked;
