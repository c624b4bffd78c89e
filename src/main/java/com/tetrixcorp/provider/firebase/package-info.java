/**
 * Firebase, which signs staff in: properties, client, health indicator.
 */
@NullMarked
package com.tetrixcorp.provider.firebase;

import org.jspecify.annotations.NullMarked;
