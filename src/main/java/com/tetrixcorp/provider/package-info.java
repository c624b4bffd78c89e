/**
 * What the providers share: HTTP clients with hard limits, and the way failures are told
 * apart.
 */
@NullMarked
package com.tetrixcorp.provider;

import org.jspecify.annotations.NullMarked;
