/**
 * Specifies what every request passes through, over real sockets.
 */
@NullMarked
package com.tetrixcorp.web;

import org.jspecify.annotations.NullMarked;
