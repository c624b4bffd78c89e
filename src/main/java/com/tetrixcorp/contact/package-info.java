/**
 * What people write to us: a form and an API, a table, and a notice that something
 * arrived.
 */
@NullMarked
package com.tetrixcorp.contact;

import org.jspecify.annotations.NullMarked;
