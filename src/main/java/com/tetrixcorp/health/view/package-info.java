/**
 * Shows a health report: as JSON, as the IETF's health+json, as text for one screen.
 */
@NullMarked
package com.tetrixcorp.health.view;

import org.jspecify.annotations.NullMarked;
