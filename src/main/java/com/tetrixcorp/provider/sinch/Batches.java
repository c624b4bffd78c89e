package com.tetrixcorp.provider.sinch;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of sent batches. A batch holds texts and phone numbers, so none of it is read.
 *
 * @param count how many there are
 * @param batches the batches of this page
 */
record Batches(@Nullable Integer count, @Nullable List<Batch> batches) {

	/** One batch, deliberately without a component. */
	record Batch() {

	}

}
