/**
 * Firebase, which signs staff in: properties, clients, health indicator, and the reading
 * of its ID tokens.
 */
@NullMarked
package com.tetrixcorp.provider.firebase;

import org.jspecify.annotations.NullMarked;
