package com.tetrixcorp.provider.sinch;

import org.jspecify.annotations.Nullable;

/**
 * Sinch's answer to a send, as far as it is looked at: the rest repeats the number and
 * the text.
 *
 * @param id of the batch
 * @param canceled whether it will not be sent after all
 */
record SentBatch(@Nullable String id, @Nullable Boolean canceled) {

}
