/**
 * What our staff may see and do: who they are, their API, and the log of what they did.
 */
@NullMarked
package com.tetrixcorp.staff;

import org.jspecify.annotations.NullMarked;
