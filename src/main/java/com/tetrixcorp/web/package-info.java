/**
 * What every request passes through: the chain, headers, cache policy, limits, problems.
 */
@NullMarked
package com.tetrixcorp.web;

import org.jspecify.annotations.NullMarked;
