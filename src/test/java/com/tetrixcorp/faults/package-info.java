/**
 * Breaks what real processes stand on (network, names, certificates, disk, memory, other
 * processes) and says what was observed.
 */
@NullMarked
package com.tetrixcorp.faults;

import org.jspecify.annotations.NullMarked;
