/**
 * Sinch, the second carrier: properties, client, health indicator.
 */
@NullMarked
package com.tetrixcorp.provider.sinch;

import org.jspecify.annotations.NullMarked;
