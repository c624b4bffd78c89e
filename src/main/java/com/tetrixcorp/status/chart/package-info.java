/**
 * Draws history: days as bars, response times as a line. Numbers in, coordinates out.
 */
@NullMarked
package com.tetrixcorp.status.chart;

import org.jspecify.annotations.NullMarked;
