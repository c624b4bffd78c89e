/**
 * Sinch, the second carrier: properties, client, health indicator, what it sends.
 */
@NullMarked
package com.tetrixcorp.provider.sinch;

import org.jspecify.annotations.NullMarked;
