/**
 * Telnyx, the first carrier: properties, client, health indicator.
 */
@NullMarked
package com.tetrixcorp.provider.telnyx;

import org.jspecify.annotations.NullMarked;
