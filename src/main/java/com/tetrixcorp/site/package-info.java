/**
 * The company's pages and hosts.
 */
@NullMarked
package com.tetrixcorp.site;

import org.jspecify.annotations.NullMarked;
