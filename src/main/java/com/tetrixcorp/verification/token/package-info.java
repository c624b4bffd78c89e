/**
 * The token of a successful verification: signed here, trusted anywhere, redeemed once.
 */
@NullMarked
package com.tetrixcorp.verification.token;

import org.jspecify.annotations.NullMarked;
