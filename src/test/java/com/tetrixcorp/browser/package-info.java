/**
 * Looks at the pages in a real browser.
 */
@NullMarked
package com.tetrixcorp.browser;

import org.jspecify.annotations.NullMarked;
