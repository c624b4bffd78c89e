/**
 * Telnyx, the first carrier: properties, client, health indicator, what it sends.
 */
@NullMarked
package com.tetrixcorp.provider.telnyx;

import org.jspecify.annotations.NullMarked;
